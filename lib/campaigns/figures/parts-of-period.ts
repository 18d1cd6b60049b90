import type { Period } from "../period.ts";
import type { Grain } from "./figures-schema.ts";

/** A period in parts that do not overlap and leave nothing out, each of which is summed from sums that are kept. */
export interface PartsOfPeriod {
  days: Period[];
  /** From a Monday to a Sunday. */
  weeks: Period[];
  /** From the first day of a month to the last of one. */
  months: Period[];
}

/** No period has more parts of a kind: a statement that sums them has always as many, and can be prepared. */
export const MOST_PARTS = { days: 4, weeks: 2, months: 1 } as const;

const DAY_MS = 86_400_000;
/** Days since 1970-01-01. */
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/**
 * Pure: whole months first, then whole weeks of what is left, then days, so that few rows are read. No part crosses the bounds of a sum that
 * is asked for: of weeks none is made of months, of months none of a week that two share.
 */
export function partsOfPeriod({ from, to }: Period, grain: Grain): PartsOfPeriod {
  const [first, end] = [numberOf(from), numberOf(to) + 1];
  if (grain === "day") return partsOf([[first, end]], [], []);
  if (grain === "week") return inWeeks([[first, end]], []);
  const [monthsFrom, monthsTo] = [nextMonth(first), lastMonth(end)];
  if (monthsFrom < monthsTo) {
    return inWeeks(
      [
        [first, monthsFrom],
        [monthsTo, end],
      ],
      [[monthsFrom, monthsTo]],
    );
  }
  // Without a whole month there is at most one first of a month within, where sums by month are parted.
  const isParted = grain === "month" && monthsFrom < end;
  return inWeeks(
    isParted
      ? [
          [first, monthsFrom],
          [monthsFrom, end],
        ]
      : [[first, end]],
    [],
  );
}

/** Numbers of days, the second not included. */
type Span = readonly [number, number];

function inWeeks(spans: readonly Span[], months: readonly Span[]): PartsOfPeriod {
  const [days, weeks]: [Span[], Span[]] = [[], []];
  for (const [first, end] of spans) {
    const [monday, lastMonday] = [mondayFrom(first), mondayFrom(end - 6)];
    if (monday < lastMonday) {
      weeks.push([monday, lastMonday]);
      days.push([first, monday], [lastMonday, end]);
    } else days.push([first, end]);
  }
  return partsOf(days, weeks, months);
}

function partsOf(days: readonly Span[], weeks: readonly Span[], months: readonly Span[]): PartsOfPeriod {
  const told = (spans: readonly Span[]) =>
    spans.filter(([first, end]) => first < end).map(([first, end]) => ({ from: dayOf(first), to: dayOf(end - 1) }));
  return { days: told(days), weeks: told(weeks), months: told(months) };
}

/** The Monday that is this day or follows it: day 4 was the first. */
const mondayFrom = (day: number): number => day + ((((4 - day) % 7) + 7) % 7);

/** The first of a month that is this day or follows it. */
function nextMonth(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCDate() === 1 ? day : Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY_MS;
}

/** The first of a month that is this day or the last before it. */
function lastMonth(day: number): number {
  const date = new Date(day * DAY_MS);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY_MS;
}
