import type { ReferralFunnel } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Card } from "../ui/card.tsx";
import { DataList } from "../ui/data-list.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { STEP_KEYS } from "./referral-words.tsx";

/** From the visit to what was bought. Shares are of the visits; there is none where more came than were counted, as by reports of a shop. */
export function FunnelCard({ funnel: { steps, points } }: { funnel: ReferralFunnel }) {
  const t = useWords("referrals");
  const f = useFormats();
  const visits = steps.find(({ name }) => name === "visits")?.count ?? 0;
  const most = Math.max(1, ...steps.map(({ count }) => count));
  return (
    <Card title={t("funnel")}>
      <div className="grid gap-6">
        <ol className="grid gap-3">
          {steps.map(({ name, count }) => (
            <li key={name} className="grid gap-1">
              <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="text-soft">{t(STEP_KEYS[name])}</span>
                <span className="text-muted text-sm tabular-nums">
                  <span className="font-semibold text-base text-ink">{f.number(count)}</span>
                  {name !== "visits" && count > 0 && count <= visits ? ` · ${t("ofVisits", { share: f.percent(count / visits) })}` : null}
                </span>
              </span>
              <ProgressBar label={t(STEP_KEYS[name])} value={count} max={most} />
            </li>
          ))}
        </ol>
        <DataList
          items={[
            { label: t("approvedPoints"), value: f.number(points.approved) },
            { label: t("paidPoints"), value: f.number(points.paid) },
          ]}
        />
      </div>
    </Card>
  );
}

/** The same by where the link stood. */
export function SourceCard({ funnel: { sources } }: { funnel: ReferralFunnel }) {
  const t = useWords("referrals");
  const f = useFormats();
  return (
    <Card title={t("bySource")} isFlush>
      <DataTable
        caption={t("bySource")}
        columns={[
          { key: "source", header: t("source"), isPrimary: true, cell: ({ source }) => source },
          { key: "visits", header: t("visits"), isNumeric: true, cell: (row) => f.number(row.visits) },
          { key: "conversions", header: t("conversions"), isNumeric: true, cell: ({ conversions }) => f.number(conversions) },
        ]}
        rows={sources}
        rowKey={({ source }) => source}
        empty={<p className="px-5 py-4 text-muted md:px-6">{t("nothingYet")}</p>}
      />
    </Card>
  );
}
