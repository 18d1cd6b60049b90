import { useWords } from "#components/format/words";
import type { DayCounts } from "#lib/campaigns/schema";
import { ChartCard } from "../charts/chart-card.tsx";
import { formatMinorMoney, formatNumber, minorUnitsOf } from "../format/number.tsx";
import { formatDay } from "../format/time.tsx";
import { bestDay, spansOf } from "./days.ts";
import type { FigureStyle } from "./figure-kinds.tsx";

interface DayChartsProps {
  days: DayCounts[];
  /** First and last day to draw, "2026-11-23". */
  from: string;
  to: string;
  style: FigureStyle;
}

/** Money and conversions day by day, or week by week over a long time, in two charts: they have no unit in common. */
export function DayCharts({ days, from, to, style }: DayChartsProps) {
  const t = useWords("portal");
  const { currency, locale } = style;
  const { by, spans } = spansOf(days, from, to, locale);
  const isByWeek = by === "week";
  const period = `${formatDay(from, locale)} – ${formatDay(to, locale)}.${isByWeek ? ` ${t("weeksFromMonday")}` : ""}`;
  const minorPerMajor = minorUnitsOf(currency);
  const richest = bestDay(days, (day) => day.revenueMinor);
  const busiest = bestDay(days, (day) => day.conversions);
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <ChartCard
        kind="line"
        title={t(isByWeek ? "spendAndRevenueByWeek" : "spendAndRevenueByDay")}
        description={`${period}${richest ? ` ${t("mostRevenue", { money: formatMinorMoney(richest.revenueMinor, style), day: formatDay(richest.day, locale) })}` : ""}`}
        axisLabel={t(by)}
        empty={t("figuresComeWithImport")}
        data={{
          series: [t("revenue"), t("spend")],
          format: { kind: "money", currency, locale },
          points: spans.map(({ label, counts }) => ({
            label,
            values: counts ? [counts.revenueMinor / minorPerMajor, counts.spendMinor / minorPerMajor] : [null, null],
          })),
        }}
      />
      <ChartCard
        kind="bar"
        title={t(isByWeek ? "conversionsByWeek" : "conversionsByDay")}
        description={`${period}${busiest ? ` ${t("most", { number: formatNumber(busiest.conversions, { locale }), day: formatDay(busiest.day, locale) })}` : ""}`}
        axisLabel={t(by)}
        empty={t("figuresComeWithImport")}
        data={{
          series: [t("conversions")],
          format: { kind: "number", locale },
          points: spans.map(({ label, counts }) => ({ label, values: [counts?.conversions ?? null] })),
        }}
      />
    </div>
  );
}
