import type { CompanyPeriod } from "./schema.ts";

/** Days in UTC, the end left out. */
export interface Days {
  since: string;
  until: string;
}

/** A period of the calendar in UTC: the same for companies wherever they are. */
export interface CompanyWindow extends Days {
  period: CompanyPeriod;
  /** As many days of the period before, from its beginning, as have come of this one; null for all time, which has nothing before it. */
  before: Days | null;
}

/** Where all time begins. */
export const ALL_TIME = "1970-01-01";
const DAY_MS = 86_400_000;

/** The day of a moment, in UTC. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
const dayAfter = (day: string, days: number): string => dayOf(new Date(Date.parse(day) + days * DAY_MS));
const daysIn = ({ since, until }: Days): number => (Date.parse(until) - Date.parse(since)) / DAY_MS;

/** The period that a day lies in, whole. Weeks begin on Monday (ISO 8601). Pure. */
function wholeAround(period: Exclude<CompanyPeriod, "all">, day: string): Days {
  const at = new Date(`${day}T00:00:00Z`);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  if (period === "day") return { since: day, until: dayAfter(day, 1) };
  if (period === "week") {
    const since = dayAfter(day, -((at.getUTCDay() + 6) % 7));
    return { since, until: dayAfter(since, 7) };
  }
  const first = period === "month" ? month : month - (month % 3);
  const months = period === "month" ? 1 : 3;
  return { since: dayOf(new Date(Date.UTC(year, first, 1))), until: dayOf(new Date(Date.UTC(year, first + months, 1))) };
}

/**
 * The period that a day lies in, up to and with `today` while it is under way, and what it is compared with: of the period before the same
 * number of days from its beginning, or all of it once this one is over. Pure.
 */
export function companyWindow(period: CompanyPeriod, day: string, today: string): CompanyWindow {
  const tomorrow = dayAfter(today, 1);
  if (period === "all") return { period, since: ALL_TIME, until: tomorrow, before: null };
  const whole = wholeAround(period, day);
  const previous = wholeAround(period, dayAfter(whole.since, -1));
  if (whole.until <= tomorrow) return { period, ...whole, before: previous };
  const come = Math.min(daysIn({ since: whole.since, until: tomorrow }), daysIn(previous));
  return { period, since: whole.since, until: tomorrow, before: { since: previous.since, until: dayAfter(previous.since, come) } };
}

/** The period before the one under way; null for all time. Pure. */
export const windowBefore = ({ period, since }: Pick<CompanyWindow, "period" | "since">, today: string): CompanyWindow | null =>
  period === "all" ? null : companyWindow(period, dayAfter(since, -1), today);
