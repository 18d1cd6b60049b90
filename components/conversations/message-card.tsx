import type { MessageView } from "#lib/conversations/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Dialog, DialogCancel } from "../ui/dialog.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { AttachmentList } from "./attachment-list.tsx";

interface MessageCardProps {
  conversationId: string;
  message: MessageView;
  /** Of the reader's own side. */
  isOurs: boolean;
  now: Date;
  acts: { edit: FormAction; withdraw: FormAction } | null;
  /** Of the other side, where this is the last message of one's own. */
  seenBy: string[];
}

/** One message: who, when, what, its files, and what its author can do about it. */
export function MessageCard({ conversationId, message, isOurs, now, acts, seenBy }: MessageCardProps) {
  const t = useWords("conversations");
  const f = useFormats();
  const { author, text, attachments, mentions } = message;
  return (
    <article className={`grid gap-3 rounded-2xl border p-4 md:p-5 ${isOurs ? "bg-accent-soft md:ms-10" : "bg-surface md:me-10"}`}>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Avatar name={author.name} size="sm" />
        <bdi className="font-medium text-ink wrap-anywhere">{author.name}</bdi>
        <Badge>{author.side === "agency" ? t("fromSupport") : t("fromClient")}</Badge>
        <Time value={message.at} now={now} className="text-muted text-xs" />
        {message.editedAt ? <span className="text-muted text-xs">{t("edited")}</span> : null}
      </header>
      {text === null ? (
        <p className="text-muted text-sm italic">{t("withdrawn")}</p>
      ) : (
        <p dir="auto" className="max-w-prose whitespace-pre-wrap text-ink text-sm wrap-anywhere">
          {text}
        </p>
      )}
      {mentions.length > 0 ? <p className="text-muted text-xs">{t("mentions", { names: f.list(mentions.map(({ name }) => name)) })}</p> : null}
      <AttachmentList attachments={attachments} />
      {message.revisions.length > 0 ? <Revisions message={message} now={now} /> : null}
      {acts && message.isOwn && text !== null ? <Acts conversationId={conversationId} message={message} text={text} acts={acts} /> : null}
      {seenBy.length > 0 ? <p className="text-muted text-xs">{t("seenBy", { names: f.list(seenBy) })}</p> : null}
    </article>
  );
}

function Revisions({ message, now }: { message: MessageView; now: Date }) {
  const t = useWords("conversations");
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-muted text-xs">{t("saidBefore")}</summary>
      <ol className="mt-2 grid gap-2 border-s ps-4">
        {message.revisions.map((revision) => (
          <li key={revision.replacedAt} className="grid gap-0.5">
            <Time value={revision.replacedAt} now={now} className="text-muted text-xs" />
            <p dir="auto" className="max-w-prose whitespace-pre-wrap text-soft wrap-anywhere">
              {revision.text}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Acts({
  conversationId,
  message,
  text,
  acts: { edit, withdraw },
}: {
  conversationId: string;
  message: MessageView;
  text: string;
  acts: { edit: FormAction; withdraw: FormAction };
}) {
  const t = useWords("conversations");
  const hidden = { id: conversationId, messageId: message.id };
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {message.editableUntil ? (
        <Dialog title={t("editMessage")} description={t("editMessageNote")} trigger={{ label: t("edit"), variant: "ghost", size: "sm" }} size="md">
          <ActionForm action={edit} label={t("editMessage")} fields={["text"]} hidden={hidden}>
            <TextArea name="text" label={t("message")} rows={6} defaultValue={text} />
            <div className="flex flex-wrap justify-end gap-3">
              <DialogCancel />
              <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
            </div>
          </ActionForm>
        </Dialog>
      ) : null}
      <ConfirmDialog
        title={t("withdrawMessage")}
        description={t("withdrawMessageNote")}
        trigger={{ label: t("withdraw"), variant: "ghost", size: "sm" }}
        action={withdraw}
        hidden={hidden}
        confirmLabel={t("withdraw")}
        tone="danger"
      />
    </div>
  );
}
