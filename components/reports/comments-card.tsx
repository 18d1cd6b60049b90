import { newId } from "#lib/platform/crypto";
import type { ReportCommentView } from "#lib/reports/schema";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";

interface CommentsCardProps {
  reportId: string;
  comments: ReportCommentView[];
  /** What can be spoken of, beside the whole report. */
  blocks: { id: string; name: string }[];
  actions: { write: FormAction; edit: FormAction; remove: FormAction };
}

const MOST = 4_000;
const SHORT = 40;

/** What members say of a report and its blocks. */
export function CommentsCard({ reportId, comments, blocks, actions }: CommentsCardProps) {
  const t = useWords("reports");
  const names = new Map(blocks.map(({ id, name }) => [id, name]));
  return (
    <Card title={t("comments")} note={t("commentsNote")} className="print:hidden">
      {comments.length === 0 ? (
        <p className="text-muted text-sm">{t("noComments")}</p>
      ) : (
        <ol aria-label={t("comments")} className="grid gap-4">
          {comments.map((comment) => (
            <Comment
              key={comment.id}
              reportId={reportId}
              comment={comment}
              about={comment.blockId === null ? null : (names.get(comment.blockId) ?? null)}
              actions={actions}
            />
          ))}
        </ol>
      )}
      <div className="mt-6 border-t pt-6">
        <ActionForm action={actions.write} label={t("sendComment")} fields={["blockId", "text"]} hidden={{ reportId }} idempotencyKey={newId()}>
          <Select
            name="blockId"
            label={t("about")}
            options={[{ value: "", label: t("wholeReport") }, ...blocks.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <TextArea name="text" label={t("comment")} hint={t("mentionHint")} rows={3} maxLength={MOST} />
          <div>
            <SubmitButton pendingLabel={t("sending")}>{t("sendComment")}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Card>
  );
}

interface CommentProps {
  reportId: string;
  comment: ReportCommentView;
  about: string | null;
  actions: CommentsCardProps["actions"];
}

function Comment({ reportId, comment: { id, authorName, text, isOwn, createdAt, editedAt, blockId }, about, actions }: CommentProps) {
  const t = useWords("reports");
  const short = text.length > SHORT ? `${text.slice(0, SHORT)}…` : text;
  const hidden = { reportId, id };
  return (
    <li className="grid gap-1.5 rounded-xl border p-4">
      <p className="flex flex-wrap gap-x-2 text-muted text-xs">
        <bdi className="font-medium text-ink">{authorName ?? t("nobody")}</bdi>
        <Time value={createdAt} precision="minute" />
        {editedAt ? <span>({t("edited")})</span> : null}
        {about && blockId ? (
          <a href={`#${blockId}`} className="font-medium text-accent underline-offset-4 hover:underline">
            {about}
          </a>
        ) : null}
      </p>
      <p dir="auto" className="whitespace-pre-wrap text-sm text-soft wrap-anywhere">
        {text}
      </p>
      {isOwn ? (
        <div className="grid gap-2">
          <details>
            <summary aria-label={t("changeCommentOf", { text: short })} className="min-h-6 rounded-sm font-medium text-sm text-soft">
              {t("changeComment")}
            </summary>
            <ActionForm
              action={actions.edit}
              label={t("changeCommentOf", { text: short })}
              fields={["text"]}
              hidden={hidden}
              className="mt-3 grid gap-3"
            >
              <TextArea name="text" label={t("comment")} rows={3} maxLength={MOST} defaultValue={text} />
              <div>
                <SubmitButton size="sm" pendingLabel={t("saving")}>
                  {t("save")}
                </SubmitButton>
              </div>
            </ActionForm>
          </details>
          <ActionForm action={actions.remove} hidden={hidden} className="contents">
            <div>
              <SubmitButton variant="ghost" size="sm" aria-label={t("deleteCommentOf", { text: short })}>
                {t("deleteComment")}
              </SubmitButton>
            </div>
          </ActionForm>
        </div>
      ) : null}
    </li>
  );
}
