import type { TenantExportView } from "#lib/lifecycle/schema";
import { formatBytes, formatNumber } from "../format/number.tsx";
import { Time } from "../format/time.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { buttonStyle } from "../ui/button-style.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

interface ExportListProps {
  exports: TenantExportView[];
  tenantId: string;
  now: Date;
  cancel: FormAction;
  /** Null while one has to confirm first that it is oneself. */
  hrefOf: ((exportId: string) => string) | null;
}

const words: Record<TenantExportView["status"], { label: string; tone: Tone }> = {
  waiting: { label: "Waiting", tone: "neutral" },
  running: { label: "Being made", tone: "accent" },
  ready: { label: "Ready", tone: "good" },
  cancelled: { label: "Called off", tone: "neutral" },
  failed: { label: "Failed", tone: "bad" },
  expired: { label: "Expired", tone: "neutral" },
};

/** The exports of a tenant: how far they are, and the archives that can still be had. */
export function ExportList({ exports, tenantId, now, cancel, hrefOf }: ExportListProps) {
  if (exports.length === 0) return <EmptyState icon="download" title="Nothing was exported yet" />;
  return (
    <ul className="divide-y">
      {exports.map((each) => {
        const isOpen = each.status === "waiting" || each.status === "running";
        return (
          <li key={each.id} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4 md:px-6">
            <div className="grid min-w-0 flex-1 basis-56 gap-1 text-sm">
              <p className="flex flex-wrap items-center gap-2 font-medium text-ink">
                <Time value={each.createdAt} now={now} />
                <Badge tone={words[each.status].tone}>{words[each.status].label}</Badge>
              </p>
              {isOpen ? <Progress of={each} /> : null}
              {each.status === "ready" ? (
                <p className="text-muted wrap-anywhere">
                  {formatNumber(each.rowsDone)} rows, {formatBytes(each.sizeBytes)}, kept until{" "}
                  {each.expiresAt ? <Time value={each.expiresAt} /> : null} (UTC).
                  <br />
                  SHA-256 {each.sha256}
                </p>
              ) : null}
            </div>
            {isOpen ? (
              <ActionForm action={cancel} hidden={{ id: tenantId, exportId: each.id }} label="Call the export off" className="grid gap-2">
                <SubmitButton variant="secondary" size="sm" pendingLabel="Calling off…">
                  Call off
                </SubmitButton>
              </ActionForm>
            ) : null}
            {each.status === "ready" && hrefOf ? (
              <a href={hrefOf(each.id)} download className={buttonStyle("secondary", "sm")}>
                Download
              </a>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function Progress({ of: { rowsDone, rowsTotal, tableName, status } }: { of: TenantExportView }) {
  const says =
    status === "waiting"
      ? "It begins in a moment."
      : rowsTotal === null
        ? "Counting…"
        : `${formatNumber(rowsDone)} of ${formatNumber(rowsTotal)} rows${tableName ? `, in ${tableName}` : ""}`;
  return (
    <div className="grid max-w-md gap-1.5">
      <ProgressBar value={rowsTotal === null ? null : rowsDone} max={rowsTotal ?? 100} label="How far the export is" />
      <p role="status" className="text-muted">
        {says}
      </p>
    </div>
  );
}
