import type { DayCounts } from "#lib/campaigns/schema";
import { dateFormat } from "../format/date-format.ts";
import { formatDate, formatShortDay } from "../format/time.tsx";

const MS_PER_DAY = 86_400_000;

/** More would be told apart neither in the drawing nor in the table behind it. */
const MOST_DAYS = 92;
const DAYS_IN_WEEK = 7;
const DAYS_IN_YEAR = 365;

type Counts = Omit<DayCounts, "day">;

/** One day or week of a chart; `counts` is null for one that nobody has figures of. */
interface ChartSpan {
  /** Short, and different for each: "12 Nov". Of a week its first day. */
  label: string;
  counts: Counts | null;
}

/** What a chart from `from` to `to` ("2026-11-23") draws: its days, or the weeks of a long time. */
export function spansOf(days: DayCounts[], from: string, to: string, locale: string): { by: "day" | "week"; spans: ChartSpan[] } {
  const isLong = (Date.parse(to) - Date.parse(from)) / MS_PER_DAY >= MOST_DAYS;
  return isLong ? { by: "week", spans: everyWeek(days, from, to, locale) } : { by: "day", spans: everyDay(days, from, to, locale) };
}

/** Every week that has a day of the time, from Monday on; the first and the last count the days that lie in it. */
function everyWeek(days: DayCounts[], from: string, to: string, locale: string): ChartSpan[] {
  const first = mondayOf(Date.parse(from));
  // Within a year no day of a month comes twice.
  const isOneYear = Date.parse(to) - Date.parse(from) < DAYS_IN_YEAR * MS_PER_DAY;
  const short = dateFormat(locale, { day: "numeric", month: "short", ...(isOneYear ? {} : { year: "2-digit" }), timeZone: "UTC" });
  const weeks = Array.from(
    { length: Math.floor((mondayOf(Date.parse(to)) - first) / (DAYS_IN_WEEK * MS_PER_DAY)) + 1 },
    (_, at): ChartSpan => ({
      label: short.format(Math.max(first + at * DAYS_IN_WEEK * MS_PER_DAY, Date.parse(from))),
      counts: null,
    }),
  );
  for (const day of days) {
    const week = weeks[Math.floor((Date.parse(day.day) - first) / (DAYS_IN_WEEK * MS_PER_DAY))];
    if (week) week.counts = added(week.counts, day);
  }
  return weeks;
}

/** The first of January 1970 was a Thursday. */
const mondayOf = (time: number): number => time - ((time / MS_PER_DAY + 3) % DAYS_IN_WEEK) * MS_PER_DAY;

function added(sum: Counts | null, { impressions, clicks, conversions, spendMinor, revenueMinor }: Counts): Counts {
  return {
    impressions: (sum?.impressions ?? 0) + impressions,
    clicks: (sum?.clicks ?? 0) + clicks,
    conversions: (sum?.conversions ?? 0) + conversions,
    spendMinor: (sum?.spendMinor ?? 0) + spendMinor,
    revenueMinor: (sum?.revenueMinor ?? 0) + revenueMinor,
  };
}

/** Every day from `from` to `to` ("2026-11-23"), with its figures where there are any: a gap is not a zero. */
export function everyDay(days: DayCounts[], from: string, to: string, locale: string): ChartSpan[] {
  const known = new Map(days.map((counts) => [counts.day, counts]));
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  const every: ChartSpan[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += MS_PER_DAY) {
    const date = new Date(at);
    const label = isOneYear ? formatShortDay(date, locale) : formatDate(date, { locale, precision: "date" });
    every.push({ label, counts: known.get(date.toISOString().slice(0, 10)) ?? null });
  }
  return every;
}

/** The day with the most of something; null without days or when all have none. */
export function bestDay(days: DayCounts[], count: (day: DayCounts) => number): DayCounts | null {
  const best = days.reduce<DayCounts | null>((top, day) => (top === null || count(day) > count(top) ? day : top), null);
  return best && count(best) > 0 ? best : null;
}
