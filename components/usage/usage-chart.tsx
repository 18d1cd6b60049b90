import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { OwnCalls } from "#lib/usage/schema";
import { ChartCard } from "../charts/chart-card.tsx";

/** Calls day by day, by how they ended. */
export function UsageChart({ days, total }: OwnCalls) {
  const f = useFormats();
  const t = useWords("operator");
  const most = days.reduce((best, each) => (each.calls > best.calls ? each : best), days[0] ?? { day: "", calls: 0 });
  const told = t("callsInDays", { calls: f.number(total.calls), days: days.length });
  return (
    <ChartCard
      kind="bar"
      title={t("callsByDay")}
      description={most.calls > 0 ? `${told} ${t("mostOnDay", { day: f.day(most.day), calls: f.number(most.calls) })}` : told}
      axisLabel={t("day")}
      data={{
        series: [t("answered"), t("refused4xx"), t("failed5xx")],
        points:
          total.calls === 0
            ? []
            : days.map(({ day, calls, refused, failed }) => ({
                label: f.shortDay(new Date(day)),
                values: [calls - refused - failed, refused, failed],
              })),
      }}
      empty={t("nothingWasCalledInThisTime")}
    />
  );
}
