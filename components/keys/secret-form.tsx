"use client";
import { type ReactNode, useState } from "react";
import { useClientWords } from "#components/format/client-words";
import { ActionForm, type FormAction } from "#components/ui/action-form";
import { Button } from "#components/ui/button";
import { LinkButton } from "#components/ui/link-button";
import { toast } from "#components/ui/toast-region";

interface SecretFormProps {
  /** Answers with the key. */
  action: FormAction;
  label: string;
  hidden: Record<string, string>;
  fields: string[];
  /** Where to go when the key was kept. */
  doneHref: string;
  /** An example of a call; `KEY` in it becomes the key. */
  example: string;
  /** What the example shows; "Try it" unless told. */
  exampleTitle?: string;
  /** Makes a form that is sent twice act once. */
  idempotencyKey?: string;
  children: ReactNode;
}

/** A form that makes a key, and shows it this once in its own place. */
export function SecretForm({ action, label, hidden, fields, doneHref, example, exampleTitle = "Try it", idempotencyKey, children }: SecretFormProps) {
  const [secret, setSecret] = useState<string | null>(null);
  if (secret !== null) return <NewKey secret={secret} doneHref={doneHref} example={example} exampleTitle={exampleTitle} />;
  return (
    <ActionForm
      action={action}
      label={label}
      hidden={hidden}
      fields={fields}
      idempotencyKey={idempotencyKey}
      isSecret
      onDone={(state) => setSecret(state.message)}
    >
      {children}
    </ActionForm>
  );
}

function NewKey({ secret, doneHref, example, exampleTitle }: { secret: string; doneHref: string; example: string; exampleTitle: string }) {
  const t = useClientWords();
  async function copy() {
    await navigator.clipboard.writeText(secret);
    toast(t("keyCopied"));
  }
  return (
    <section aria-label={t("yourNewKey")} className="grid gap-5">
      <div className="grid gap-3 rounded-xl border border-warn/30 bg-warn-soft p-4">
        <p role="status" className="font-semibold text-ink text-sm">
          {t("keepThisKey")}
        </p>
        <code className="select-all font-mono text-ink text-sm wrap-anywhere">{secret}</code>
        <div>
          <Button size="sm" variant="secondary" onClick={() => void copy()}>
            {t("copy")}
          </Button>
        </div>
      </div>
      <div className="grid gap-2">
        <h2 className="font-semibold text-ink text-sm">{exampleTitle}</h2>
        <pre className="whitespace-pre-wrap rounded-xl border bg-sunken p-4 font-mono text-ink text-xs wrap-anywhere">
          {example.replace("KEY", secret)}
        </pre>
      </div>
      <div>
        <LinkButton href={doneHref}>{t("iHaveKeptIt")}</LinkButton>
      </div>
    </section>
  );
}
