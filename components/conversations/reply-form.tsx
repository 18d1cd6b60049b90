"use client";
import { useState } from "react";
import { useClientWords } from "../format/client-words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { AttachmentField } from "./attachment-field.tsx";
import { MessageField } from "./message-field.tsx";

interface ReplyFormProps {
  id: string;
  action: FormAction;
  label: string;
  hint?: string;
  names: string[];
  draft: string;
  idempotencyKey: string;
  /** For the agency's staff, whose files are kept with the client's. */
  isAgency: boolean;
}

/** The reply: text, people, files. Once it is sent it begins anew. */
export function ReplyForm({ id, action, label, hint, names, draft, idempotencyKey, isAgency }: ReplyFormProps) {
  const t = useClientWords();
  const [round, setRound] = useState(0);
  return (
    <ActionForm
      action={action}
      label={label}
      fields={["text", "attachments"]}
      hidden={{ id }}
      idempotencyKey={idempotencyKey}
      onDone={() => setRound((before) => before + 1)}
      className="grid gap-4"
    >
      <div key={round} className="grid gap-4">
        <MessageField label={label} hint={hint} names={names} defaultValue={round === 0 ? draft : ""} draftOf={id} />
        <details className="group">
          <summary className="w-fit cursor-pointer rounded-sm font-medium text-accent text-sm">{t("attachFiles")}</summary>
          <div className="pt-3">
            <AttachmentField conversationId={isAgency ? id : undefined} />
          </div>
        </details>
      </div>
      <div>
        <SubmitButton pendingLabel={t("sending")}>{t("send")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
