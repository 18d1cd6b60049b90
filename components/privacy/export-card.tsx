import { EXPORT_KEPT_DAYS, type ExportView } from "#lib/privacy/schema";
import { formatNumber } from "../format/number.tsx";
import { Time } from "../format/time.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { buttonStyle } from "../ui/button-style.tsx";
import { Card } from "../ui/card.tsx";
import { Icon } from "../ui/icon.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

/** A copy of one's data: asking for it, and those there are. */
export function ExportCard({ exports, ask }: { exports: ExportView[]; ask: FormAction }) {
  const isBeingMade = exports.some(({ status }) => status === "waiting");
  return (
    <Card
      title="A copy of your data"
      note={`A ZIP archive with a page to read and files for programs (JSON). It can be downloaded for ${EXPORT_KEPT_DAYS} days, by you alone.`}
    >
      <div className="grid gap-5">
        {exports.length > 0 ? (
          <ul aria-label="Copies of your data" className="divide-y">
            {exports.map((copy) => (
              <li key={copy.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
                <p className="text-soft text-sm">
                  Asked for <Time value={copy.createdAt} />
                  {copy.status === "ready" ? (
                    <>
                      {" "}
                      · {formatNumber(Math.max(1, Math.round((copy.sizeBytes ?? 0) / 1_000)))} kB · until{" "}
                      <Time value={copy.expiresAt} precision="date" />
                    </>
                  ) : null}
                </p>
                <CopyState copy={copy} />
              </li>
            ))}
          </ul>
        ) : null}
        {isBeingMade ? (
          <p className="text-muted text-sm">A copy is being made. You get a mail when it is ready; load this page afresh to see it here.</p>
        ) : (
          <ActionForm action={ask} label="Ask for a copy of your data">
            <div>
              <SubmitButton variant="secondary" pendingLabel="Asking…">
                Ask for a copy
              </SubmitButton>
            </div>
          </ActionForm>
        )}
      </div>
    </Card>
  );
}

function CopyState({ copy: { id, status } }: { copy: ExportView }) {
  if (status === "waiting") return <Badge tone="accent">Being made</Badge>;
  if (status === "expired") return <Badge>Expired</Badge>;
  return (
    <a href={`/api/v1/privacy/exports/${id}`} download className={buttonStyle("secondary", "sm")}>
      <Icon name="download" /> Download
    </a>
  );
}
