import type { ReferralFunnel } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Card } from "../ui/card.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { STEP_KEYS } from "./referral-words.tsx";

/** From the visit to what was bought. Shares are of the visits; where none was counted there is no share. */
export function FunnelCard({ funnel: { steps, sources, points } }: { funnel: ReferralFunnel }) {
  const t = useWords("referrals");
  const f = useFormats();
  const visits = steps.find(({ name }) => name === "visits")?.count ?? 0;
  const most = Math.max(1, ...steps.map(({ count }) => count));
  return (
    <Card title={t("funnel")}>
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
        <div className="grid content-start gap-5">
          <ol className="grid gap-3">
            {steps.map(({ name, count }) => (
              <li key={name} className="grid gap-1">
                <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <span className="text-soft">{t(STEP_KEYS[name])}</span>
                  <span className="text-muted text-sm tabular-nums">
                    <span className="font-semibold text-base text-ink">{f.number(count)}</span>
                    {visits > 0 && name !== "visits" ? ` · ${t("ofVisits", { share: f.percent(count / visits) })}` : null}
                  </span>
                </span>
                <ProgressBar label={t(STEP_KEYS[name])} value={count} max={most} />
              </li>
            ))}
          </ol>
          <dl className="flex flex-wrap gap-x-8 gap-y-2">
            <Figure label={t("approvedPoints")} figure={f.number(points.approved)} />
            <Figure label={t("paidPoints")} figure={f.number(points.paid)} />
          </dl>
        </div>
        <DataTable
          caption={t("bySource")}
          isCaptionVisible
          columns={[
            { key: "source", header: t("source"), isPrimary: true, cell: ({ source }) => source },
            { key: "visits", header: t("visits"), isNumeric: true, cell: (row) => f.number(row.visits) },
            { key: "conversions", header: t("conversions"), isNumeric: true, cell: ({ conversions }) => f.number(conversions) },
          ]}
          rows={sources}
          rowKey={({ source }) => source}
          empty={<p className="px-5 py-4 text-muted">{t("nothingYet")}</p>}
        />
      </div>
    </Card>
  );
}

function Figure({ label, figure }: { label: string; figure: string }) {
  return (
    <div>
      <dt className="text-muted text-xs">{label}</dt>
      <dd className="font-semibold text-ink text-lg tabular-nums">{figure}</dd>
    </div>
  );
}
