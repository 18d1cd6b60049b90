"use client";
import { type ReactNode, useState } from "react";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Icon } from "../ui/icon.tsx";

interface LinkFormProps {
  /** Answers with the link. */
  action: FormAction;
  label: string;
  hidden: Record<string, string>;
  idempotencyKey: string;
  words: { keepLink: string; yourLink: string; copyLink: string; linkKept: string };
  children: ReactNode;
}

/** A form that makes a link, and shows it this once in its own place. */
export function LinkForm({ action, label, hidden, idempotencyKey, words, children }: LinkFormProps) {
  const [link, setLink] = useState<string | null>(null);
  if (link !== null) {
    return (
      <section aria-label={words.yourLink} className="grid gap-3 rounded-xl border border-warn/30 bg-warn-soft p-4">
        <p role="status" className="font-semibold text-ink text-sm">
          {words.keepLink}
        </p>
        <code className="select-all font-mono text-ink text-sm wrap-anywhere">{link}</code>
        <div className="flex flex-wrap gap-3">
          <CopyButton text={link} label={words.copyLink} icon={<Icon name="copy" />} />
          <Button variant="secondary" size="sm" onClick={() => setLink(null)}>
            {words.linkKept}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <ActionForm
      action={action}
      label={label}
      hidden={hidden}
      fields={["label", "days", "password"]}
      idempotencyKey={idempotencyKey}
      isSecret
      onDone={(state) => setLink(state.message)}
    >
      {children}
    </ActionForm>
  );
}
