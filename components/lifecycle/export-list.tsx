import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { TenantExportView } from "#lib/lifecycle/schema";
import { Time } from "../format/time.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { buttonStyle } from "../ui/button-style.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

interface ExportListProps {
  exports: TenantExportView[];
  /** What calling one off sends along with its id. */
  hidden?: Record<string, string>;
  now: Date;
  cancel: FormAction;
  /** Null while one has to confirm first that it is oneself. */
  hrefOf: ((exportId: string) => string) | null;
}

const looks = {
  waiting: { key: "waiting", tone: "neutral" },
  running: { key: "beingMade", tone: "accent" },
  ready: { key: "ready", tone: "good" },
  cancelled: { key: "calledOff", tone: "neutral" },
  failed: { key: "failed", tone: "bad" },
  expired: { key: "expired", tone: "neutral" },
} as const satisfies Record<TenantExportView["status"], { key: string; tone: Tone }>;

/** The exports of a tenant: how far they are, and the archives that can still be had. */
export function ExportList({ exports, hidden, now, cancel, hrefOf }: ExportListProps) {
  const t = useWords("tenancy");
  const { number, bytes } = useFormats();
  if (exports.length === 0) return <EmptyState icon="download" title={t("nothingWasExportedYet")} />;
  return (
    <ul className="divide-y">
      {exports.map((each) => {
        const isOpen = each.status === "waiting" || each.status === "running";
        return (
          <li key={each.id} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4 md:px-6">
            <div className="grid min-w-0 flex-1 basis-56 gap-1 text-sm">
              <p className="flex flex-wrap items-center gap-2 font-medium text-ink">
                <Time value={each.createdAt} now={now} />
                <Badge tone={looks[each.status].tone}>{t(looks[each.status].key)}</Badge>
              </p>
              {isOpen ? <Progress of={each} /> : null}
              {each.status === "ready" ? (
                <p className="text-muted wrap-anywhere">
                  {t.rich("rowsSizeKeptUntil", {
                    rows: number(each.rowsDone),
                    size: bytes(each.sizeBytes),
                    time: () => (each.expiresAt ? <Time value={each.expiresAt} /> : null),
                  })}
                  <br />
                  {t("sumOfTheArchive", { sum: each.sha256 ?? "" })}
                </p>
              ) : null}
            </div>
            {isOpen ? (
              <ActionForm action={cancel} hidden={{ ...hidden, exportId: each.id }} label={t("callTheExportOff")} className="grid gap-2">
                <SubmitButton variant="secondary" size="sm" pendingLabel={t("callingOff")}>
                  {t("callOff")}
                </SubmitButton>
              </ActionForm>
            ) : null}
            {each.status === "ready" && hrefOf ? (
              <a href={hrefOf(each.id)} download className={buttonStyle("secondary", "sm")}>
                {t("download")}
              </a>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function Progress({ of: { rowsDone, rowsTotal, tableName, status } }: { of: TenantExportView }) {
  const t = useWords("tenancy");
  const { number } = useFormats();
  const part = { done: number(rowsDone), total: number(rowsTotal) };
  const says =
    status === "waiting"
      ? t("itBeginsInAMoment")
      : rowsTotal === null
        ? t("counting")
        : tableName
          ? t("doneOfRowsIn", { ...part, table: tableName })
          : t("doneOfRows", part);
  return (
    <div className="grid max-w-md gap-1.5">
      <ProgressBar value={rowsTotal === null ? null : rowsDone} max={rowsTotal ?? 100} label={t("howFarTheExportIs")} />
      <p role="status" className="text-muted">
        {says}
      </p>
    </div>
  );
}
