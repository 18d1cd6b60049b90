import { useWords } from "#components/format/words";
import type { GamificationAnalytics } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Card } from "../ui/card.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

type Week = GamificationAnalytics["weeks"][number];
type Unlock = GamificationAnalytics["unlocks"][number];

/** Points by week, and achievements by where they are earned. */
export function UptakeTables({ weeks, unlocks }: Pick<GamificationAnalytics, "weeks" | "unlocks">) {
  const t = useWords("uptake");
  const f = useFormats();
  const surfaces = { marketing: t("marketing"), commerce: t("commerce"), directory: t("directory"), platform: t("platform") };
  const ofWeeks: Column<Week>[] = [
    { key: "week", header: t("weekFrom"), isPrimary: true, cell: ({ startsOn }) => f.day(startsOn) },
    { key: "people", header: t("people"), isNumeric: true, cell: ({ people }) => f.number(people) },
    { key: "earned", header: t("earned"), isNumeric: true, cell: ({ earned }) => f.number(earned) },
    { key: "redeemed", header: t("redeemed"), isNumeric: true, cell: ({ redeemed }) => f.number(redeemed) },
    { key: "expired", header: t("expired"), isNumeric: true, cell: ({ expired }) => f.number(expired) },
  ];
  const ofUnlocks: Column<Unlock>[] = [
    { key: "surface", header: t("surface"), isPrimary: true, cell: ({ surface }) => surfaces[surface as keyof typeof surfaces] ?? surface },
    { key: "definitions", header: t("published"), isNumeric: true, cell: ({ definitions }) => f.number(definitions) },
    { key: "earned", header: t("earnedBySomebody"), isNumeric: true, cell: ({ earned }) => f.number(earned) },
    {
      key: "rate",
      header: t("unlockRate"),
      isNumeric: true,
      cell: ({ earned, definitions }) => f.percent(definitions > 0 ? earned / definitions : null),
    },
  ];
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <Card title={t("byWeek")} note={t("byWeekNote")} isFlush>
        <DataTable
          caption={t("byWeek")}
          columns={ofWeeks}
          rows={[...weeks].reverse()}
          rowKey={({ startsOn }) => startsOn}
          density="compact"
          empty={null}
        />
      </Card>
      <Card title={t("achievements")} note={t("achievementsNote")} isFlush>
        <DataTable
          caption={t("achievements")}
          columns={ofUnlocks}
          rows={unlocks}
          rowKey={({ surface }) => surface}
          density="compact"
          empty={<EmptyState icon="award" title={t("nothingPublished")} className="py-8" />}
        />
      </Card>
    </div>
  );
}
