import type { DayCounts } from "#lib/campaigns/schema";
import { formatDate } from "../format/time.tsx";

const MS_PER_DAY = 86_400_000;

/** One day of a chart; `counts` is null for a day nobody has figures of. */
interface ChartDay {
  /** Short, and different for each day: "12 Nov". */
  label: string;
  counts: DayCounts | null;
}

/** Every day from `from` to `to` ("2026-11-23"), with its figures where there are any: a gap is not a zero. */
export function everyDay(days: DayCounts[], from: string, to: string, locale: string): ChartDay[] {
  const known = new Map(days.map((counts) => [counts.day, counts]));
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  const short = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  const every: ChartDay[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += MS_PER_DAY) {
    const date = new Date(at);
    const label = isOneYear ? short.format(date) : formatDate(date, { locale, precision: "date" });
    every.push({ label, counts: known.get(date.toISOString().slice(0, 10)) ?? null });
  }
  return every;
}

/** The day with the most of something; null without days or when all have none. */
export function bestDay(days: DayCounts[], count: (day: DayCounts) => number): DayCounts | null {
  const best = days.reduce<DayCounts | null>((top, day) => (top === null || count(day) > count(top) ? day : top), null);
  return best && count(best) > 0 ? best : null;
}
