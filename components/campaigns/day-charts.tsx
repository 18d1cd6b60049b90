import type { DayCounts } from "#lib/campaigns/schema";
import { ChartCard } from "../charts/chart-card.tsx";
import { formatMinorMoney, formatNumber, minorUnitsOf } from "../format/number.tsx";
import { formatDay } from "../format/time.tsx";
import { bestDay, everyDay } from "./days.ts";
import type { FigureStyle } from "./figure-kinds.tsx";

interface DayChartsProps {
  days: DayCounts[];
  /** First and last day to draw, "2026-11-23". */
  from: string;
  to: string;
  style: FigureStyle;
}

const empty = "Figures appear here with the first import. Ask your agency when it is due.";

/** Money and conversions day by day, in two charts: they have no unit in common. */
export function DayCharts({ days, from, to, style }: DayChartsProps) {
  const { currency, locale } = style;
  const every = everyDay(days, from, to, locale);
  const period = `${formatDay(from, locale)} – ${formatDay(to, locale)}`;
  const minorPerMajor = minorUnitsOf(currency);
  const richest = bestDay(days, (day) => day.revenueMinor);
  const busiest = bestDay(days, (day) => day.conversions);
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <ChartCard
        kind="line"
        title="Spend and revenue by day"
        description={`${period}.${richest ? ` Most revenue: ${formatMinorMoney(richest.revenueMinor, style)} on ${formatDay(richest.day, locale)}.` : ""}`}
        axisLabel="Day"
        empty={empty}
        data={{
          series: ["Revenue", "Spend"],
          format: { kind: "money", currency, locale },
          points: every.map(({ label, counts }) => ({
            label,
            values: counts ? [counts.revenueMinor / minorPerMajor, counts.spendMinor / minorPerMajor] : [null, null],
          })),
        }}
      />
      <ChartCard
        kind="bar"
        title="Conversions by day"
        description={`${period}.${busiest ? ` Most: ${formatNumber(busiest.conversions, { locale })} on ${formatDay(busiest.day, locale)}.` : ""}`}
        axisLabel="Day"
        empty={empty}
        data={{
          series: ["Conversions"],
          format: { kind: "number", locale },
          points: every.map(({ label, counts }) => ({ label, values: [counts?.conversions ?? null] })),
        }}
      />
    </div>
  );
}
