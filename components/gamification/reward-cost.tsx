import { useWords } from "#components/format/words";
import type { GamificationAnalytics } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Card } from "../ui/card.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

type Points = GamificationAnalytics["cost"]["points"][number];
type Credit = GamificationAnalytics["cost"]["credits"][number];

/** What rewards have cost: points by what they were given for, and credits on invoices. */
export function RewardCost({ cost: { points, credits } }: Pick<GamificationAnalytics, "cost">) {
  const t = useWords("uptake");
  const f = useFormats();
  const sources = { achievement: t("forAchievements"), season: t("forSeasons"), referral: t("forReferrals"), other: t("forOther") };
  const total = points.reduce((sum, each) => sum + each.points, 0);
  const ofPoints: Column<Points>[] = [
    { key: "source", header: t("givenFor"), isPrimary: true, cell: ({ source }) => sources[source] },
    { key: "entries", header: t("ledgerEntries"), isNumeric: true, cell: ({ entries }) => f.number(entries) },
    { key: "points", header: t("pointsGiven"), isNumeric: true, cell: (each) => f.number(each.points) },
    { key: "share", header: t("shareOfPoints"), isNumeric: true, cell: (each) => f.percent(total > 0 ? each.points / total : null) },
  ];
  const ofCredits: Column<Credit>[] = [
    { key: "currency", header: t("currency"), isPrimary: true, cell: ({ currency }) => currency },
    { key: "count", header: t("creditsGiven"), isNumeric: true, cell: ({ count }) => f.number(count) },
    { key: "amount", header: t("amount"), isNumeric: true, cell: ({ amountMinor, currency }) => f.minorMoney(amountMinor, { currency }) },
    { key: "withdrawn", header: t("withdrawn"), isNumeric: true, cell: ({ withdrawnMinor, currency }) => f.minorMoney(withdrawnMinor, { currency }) },
  ];
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <Card title={t("costInPoints")} note={t("costInPointsNote")} isFlush>
        <DataTable
          caption={t("costInPoints")}
          columns={ofPoints}
          rows={points}
          rowKey={({ source }) => source}
          density="compact"
          empty={<EmptyState icon="award" title={t("nobodyEarnedYet")} className="py-8" />}
        />
      </Card>
      <Card title={t("costInMoney")} note={t("costInMoneyNote")} isFlush>
        <DataTable
          caption={t("costInMoney")}
          columns={ofCredits}
          rows={credits}
          rowKey={({ currency }) => currency}
          density="compact"
          empty={<EmptyState icon="users" title={t("noCreditsYet")} className="py-8" />}
        />
      </Card>
    </div>
  );
}
