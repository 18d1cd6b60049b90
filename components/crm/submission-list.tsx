import type { SubmissionView } from "#lib/crm/schema";
import { Time } from "../format/time.tsx";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { DataList } from "../ui/data-list.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { SubmissionStateBadge, useSubmissionWords } from "./form-words.tsx";

/** What was sent, word for word, with what became of it and what can be done. @param review null for who may only look */
export function SubmissionList({ submissions, review }: { submissions: SubmissionView[]; review: FormAction | null }) {
  const t = useWords("leadForms");
  if (submissions.length === 0)
    return (
      <EmptyState icon="inbox" title={t("noSubmissions")}>
        {t("noSubmissionsNote")}
      </EmptyState>
    );
  return (
    <ol className="grid gap-4">
      {submissions.map((submission) => (
        <li key={submission.id}>
          <SubmissionCard submission={submission} review={review} />
        </li>
      ))}
    </ol>
  );
}

function SubmissionCard({ submission, review }: { submission: SubmissionView; review: FormAction | null }) {
  const t = useWords("leadForms");
  const { fieldOf, reasonOf } = useSubmissionWords();
  const { id, state, payload, meta, reasons, leadId, lastError, receivedAt } = submission;
  // What the form itself needed is no word of the sender.
  const words = Object.entries(payload).filter(([name, value]) => !name.startsWith("_") && value !== "");
  const from = [meta.utm_source, meta.utm_campaign, meta.page ?? meta.origin].filter(Boolean).join(" · ");
  const who = payload.email || [payload.firstName, payload.lastName].filter(Boolean).join(" ") || payload.companyName || payload.phone || "–";
  return (
    <Card title={<span className="wrap-anywhere">{who}</span>} note={<Time value={receivedAt} />} actions={<SubmissionStateBadge state={state} />}>
      <div className="grid gap-4">
        {reasons.length > 0 ? (
          <ul aria-label={t("why")} className="list-disc ps-5 text-soft text-sm">
            {reasons.map((reason) => (
              <li key={reason}>{reasonOf(reason)}</li>
            ))}
          </ul>
        ) : null}
        {lastError ? <p className="text-bad text-sm wrap-anywhere">{lastError}</p> : null}
        <DataList
          columns={1}
          items={[
            ...words.map(([name, value]) => ({ label: fieldOf(name), value: <span className="whitespace-pre-line wrap-anywhere">{value}</span> })),
            ...(from ? [{ label: t("origin"), value: <span className="wrap-anywhere">{from}</span> }] : []),
          ]}
        />
        {leadId ? <TextLink href={`/portal/leads/${leadId}`}>{t("toLead")}</TextLink> : null}
        {review && state !== "lead" ? (
          <div className="flex flex-wrap gap-3">
            {state === "received" ? null : (
              <ActionForm action={review} label={`${t("process")}: ${who}`} hidden={{ id, act: "process" }} className="">
                <SubmitButton variant="secondary" size="sm" pendingLabel={t("processing")}>
                  {t("process")}
                </SubmitButton>
              </ActionForm>
            )}
            {state === "spam" ? null : (
              <ActionForm action={review} label={`${t("isSpam")}: ${who}`} hidden={{ id, act: "spam" }} className="">
                <SubmitButton variant="secondary" size="sm" pendingLabel={t("processing")}>
                  {t("isSpam")}
                </SubmitButton>
              </ActionForm>
            )}
          </div>
        ) : null}
      </div>
    </Card>
  );
}
