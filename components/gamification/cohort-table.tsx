import { useWords } from "#components/format/words";
import { ANALYTICS_MONTHS, type GamificationAnalytics } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Card } from "../ui/card.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

type Cohort = GamificationAnalytics["cohorts"][number];

/** Of those who began to earn in a month, how many still do. */
export function CohortTable({ cohorts }: Pick<GamificationAnalytics, "cohorts">) {
  const t = useWords("uptake");
  const f = useFormats();
  const columns: Column<Cohort>[] = [
    { key: "month", header: t("firstPointsIn"), isPrimary: true, cell: ({ month }) => f.month(new Date(`${month}T12:00:00Z`)) },
    { key: "people", header: t("people"), isNumeric: true, cell: ({ people }) => f.number(people) },
    ...Array.from(
      { length: ANALYTICS_MONTHS - 1 },
      (_, index): Column<Cohort> => ({
        key: `after${index + 1}`,
        header: t("afterMonths", { number: index + 1 }),
        isNumeric: true,
        cell: ({ active, people }) => {
          const still = active[index + 1];
          return still === undefined ? "" : f.percent(people > 0 ? still / people : null);
        },
      }),
    ),
  ];
  return (
    <Card title={t("whoComesBack")} note={t("whoComesBackNote")} isFlush>
      <DataTable
        caption={t("whoComesBack")}
        columns={columns}
        rows={cohorts}
        rowKey={({ month }) => month}
        density="compact"
        empty={<EmptyState icon="users" title={t("nobodyEarnedYet")} className="py-8" />}
      />
    </Card>
  );
}
