import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { FiguresAnswer } from "#lib/campaigns/schema";
import { DayCharts } from "../campaigns/day-charts.tsx";
import { ChartCard } from "../charts/chart-card.tsx";
import { minorUnitsOf } from "../format/number.tsx";
import { writeBucket } from "./write-bucket.ts";

/** The same sums as the table, drawn over time: money in one chart, conversions in another. */
export function SumChart({ answer }: { answer: FiguresAnswer }) {
  const f = useFormats();
  const t = useWords("figures");
  const { currency, period, grain, rows } = answer;
  const oldestFirst = rows.toReversed();
  if (grain === "day") {
    const days = oldestFirst.flatMap(({ from, figures }) => (from ? [{ ...figures, day: from }] : []));
    return <DayCharts days={days} from={period.from} to={period.to} style={{ currency, locale: f.locale }} />;
  }
  const minorPerMajor = minorUnitsOf(currency);
  const title = grain === "week" ? t("byWeek") : t("byMonth");
  const points = oldestFirst.map(({ from, figures }) => ({
    label: from ? writeBucket(from, grain, f, f.day(from)) : "",
    values: [figures.revenueMinor / minorPerMajor, figures.spendMinor / minorPerMajor],
  }));
  return (
    <ChartCard
      kind="bar"
      title={title}
      description={`${f.day(period.from)} – ${f.day(period.to)}.`}
      axisLabel={t("what")}
      data={{ series: [t("revenue"), t("spend")], format: { kind: "money", currency, locale: f.locale }, points }}
    />
  );
}
