import type { ObjectiveMonth } from "#lib/services/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { useWords } from "../format/words.tsx";
import { Badge } from "../ui/badge.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { UptimeText } from "./objective-parts.tsx";

/** What the months came to. */
export function MonthTable({ months }: { months: ObjectiveMonth[] }) {
  const [t, f] = [useWords("objectives"), useFormats()];
  return (
    <DataTable
      caption={t("monthsCaption")}
      density="compact"
      rows={months}
      rowKey={({ month }) => month}
      empty={
        <EmptyState icon="calendar" title={t("noMonths")}>
          {t("noMonthsNote")}
        </EmptyState>
      }
      columns={[
        { key: "month", header: t("month"), isPrimary: true, cell: ({ month }) => f.month(new Date(`${month}-01T00:00:00Z`)) },
        { key: "target", header: t("target"), isNumeric: true, cell: ({ target }) => f.percent(target, { maximumFractionDigits: 4 }) },
        { key: "uptime", header: t("uptime"), isNumeric: true, cell: ({ uptime }) => <UptimeText ratio={uptime} /> },
        { key: "down", header: t("down"), isNumeric: true, cell: ({ downMs }) => f.duration(downMs) },
        { key: "allowed", header: t("allowed"), isNumeric: true, showFrom: "lg", isOffCards: true, cell: ({ budgetMs }) => f.duration(budgetMs) },
        {
          key: "maintenance",
          header: t("maintenance"),
          isNumeric: true,
          showFrom: "xl",
          isOffCards: true,
          cell: ({ maintenanceMs }) => f.duration(maintenanceMs),
        },
        { key: "unknown", header: t("unknown"), isNumeric: true, showFrom: "xl", isOffCards: true, cell: ({ unknownMs }) => f.duration(unknownMs) },
        {
          key: "kept",
          header: t("kept"),
          cell: ({ uptime, downMs, budgetMs }) =>
            uptime === null ? (
              <Badge>{t("notMeasured")}</Badge>
            ) : (
              <Badge tone={downMs <= budgetMs ? "good" : "bad"} hasDot>
                {t(downMs <= budgetMs ? "isKept" : "isMissed")}
              </Badge>
            ),
        },
      ]}
    />
  );
}
