import { FIGURE_DEFINITIONS } from "#lib/campaigns/schema";
import { addDays, type Period } from "../content/period.ts";
import type { BlockData, CHART_GRAINS, ReportData } from "../data/data-schema.ts";
import type { ReportChart, ReportSection } from "./document.ts";
import { drawnValue, type Writing, writeFigure } from "./writing.ts";

type Grain = (typeof CHART_GRAINS)[number];
const TITLES = { day: "byDay", week: "byWeek", month: "byMonth" } as const;
const AXES = { day: "day", week: "week", month: "month" } as const;

/** One figure over the period. What has no row is a gap, since nobody knows it. */
export function chartPart(block: Extract<BlockData, { kind: "chart" }>, data: ReportData, writing: Writing): ReportSection {
  const { id, figure, grain, points } = block;
  const { t, say, locale, currency } = writing;
  const { label, unit } = FIGURE_DEFINITIONS[figure];
  const known = new Map(points.map(({ from, value }) => [from, value]));
  const name = say(label);
  const axis = new Intl.DateTimeFormat(
    locale,
    grain === "month" ? { month: "short", year: "numeric", timeZone: "UTC" } : { day: "numeric", month: "short", timeZone: "UTC" },
  );
  const chart: ReportChart = {
    label: name,
    axisLabel: t(AXES[grain]),
    format: unit === "money" ? { kind: "money", currency, locale } : unit === "share" ? { kind: "percent", locale } : { kind: "number", locale },
    points: bucketsOf(data.period, grain).map((from) => {
      const value = known.get(from) ?? null;
      return {
        label: axis.format(new Date(`${from}T00:00:00Z`)),
        value: drawnValue(figure, value, currency),
        text: writeFigure(figure, value, writing),
      };
    }),
  };
  const isEmpty = chart.points.every(({ value }) => value === null);
  return {
    id,
    title: t(TITLES[grain], { figure: name }),
    note: null,
    parts: [isEmpty ? { kind: "empty", text: t("noFigures") } : { kind: "chart", chart }],
  };
}

/** Pure: the days, Mondays or firsts of months whose sums lie in a period, oldest first. */
export function bucketsOf({ from, to }: Period, grain: Grain): string[] {
  const buckets: string[] = [];
  for (let at = startOf(from, grain); at <= to; at = next(at, grain)) buckets.push(at);
  return buckets;
}

function startOf(day: string, grain: Grain): string {
  if (grain === "day") return day;
  if (grain === "month") return `${day.slice(0, 7)}-01`;
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

const next = (at: string, grain: Grain): string => (grain === "month" ? startOf(addDays(at, 31), "month") : addDays(at, grain === "week" ? 7 : 1));
