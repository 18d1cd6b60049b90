import { dayAfter } from "../templates/days.ts";

/** Days from `from` to `to`, both included, as YYYY-MM-DD. */
export interface Span {
  from: string;
  to: string;
}

const VIEWS = ["week", "month", "quarter", "year"] as const;
export type SpanKind = (typeof VIEWS)[number];

const utc = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
/** 0 is Monday (ISO 8601). */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The week, month, quarter or year that a day is in. Weeks begin on Monday (ISO 8601). */
export function spanOf(kind: SpanKind, day: string): Span {
  if (kind === "week") {
    const from = dayAfter(day, -weekdayOf(day));
    return { from, to: dayAfter(from, 6) };
  }
  const [year = 0, month = 0] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1];
  const months = { month: 1, quarter: 3, year: 12 }[kind];
  const first = month - (month % months);
  return { from: utc(year, first, 1), to: utc(year, first + months, 0) };
}

/** The first day of the span before, and of the one after. */
export function neighboursOf(kind: SpanKind, day: string): { previous: string; next: string } {
  const { from, to } = spanOf(kind, day);
  return { previous: spanOf(kind, dayAfter(from, -1)).from, next: dayAfter(to, 1) };
}

/** Whole weeks that hold a span, as lists of seven days. */
export function weeksOf({ from, to }: Span): string[][] {
  const weeks: string[][] = [];
  for (let monday = dayAfter(from, -weekdayOf(from)); monday <= to; monday = dayAfter(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => dayAfter(monday, index)));
  return weeks;
}

/** The first days of the months of a span. */
export function monthsOf({ from, to }: Span): string[] {
  const months: string[] = [];
  for (let first = `${from.slice(0, 7)}-01`; first <= to; first = neighboursOf("month", first).next) months.push(first);
  return months;
}

/** Where a day stands in a span: 0 at its first, 1 behind its last. */
export const placeIn = ({ from, to }: Span, day: string): number =>
  (Date.parse(day) - Date.parse(from)) / (Date.parse(dayAfter(to, 1)) - Date.parse(from));

/** The part of a span that something lasts, as shares of it; without an end it lasts beyond. */
export function barIn(span: Span, { startsOn, endsOn }: { startsOn: string; endsOn: string | null }): { start: number; width: number } {
  const start = Math.max(0, placeIn(span, startsOn));
  const end = endsOn === null ? 1 : Math.min(1, placeIn(span, dayAfter(endsOn, 1)));
  return { start, width: Math.max(0, end - start) };
}
