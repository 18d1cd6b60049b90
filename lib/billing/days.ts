import { dayIn } from "#lib/platform/clock";

const DAY_MS = 86_400_000;
/** Local midnight lies within this of midnight in UTC, everywhere and always. */
const FARTHEST_MS = 16 * 3_600_000;

/** The calendar month of a moment in a time zone, "2026-03". */
export const monthIn = (at: Date, timeZone: string): string => dayIn(at, timeZone).slice(0, 7);

/** A day so many days later. */
export const dayPlus = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The month so many months later. */
export function monthPlus(month: string, months: number): string {
  const [year = 0, index = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, index - 1 + months, 1)).toISOString().slice(0, 7);
}

/** All days of a month, in order. */
export function daysOf(month: string): string[] {
  const first = `${month}-01`;
  const count = Math.round((Date.parse(`${monthPlus(month, 1)}-01T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY_MS);
  return Array.from({ length: count }, (_, index) => dayPlus(first, index));
}

/** The moment at which a calendar day begins in a time zone. Where clocks skip midnight it begins with its first moment. */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let [before, after] = [midnight - FARTHEST_MS, midnight + FARTHEST_MS];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayIn(new Date(middle), timeZone) < day) before = middle;
    else after = middle;
  }
  return new Date(after);
}
