import { z } from "zod";

/** Days from `from` to `to`, both included, as YYYY-MM-DD. */
export interface Period {
  from: string;
  to: string;
}

export const LAST_DAYS = [7, 28, 90, 365] as const;
export const CALENDAR_PERIODS = ["this_month", "last_week", "last_month", "last_quarter", "last_year"] as const;
/** Longer ones would ask for more sums than a page can draw. */
export const MOST_DAYS = 1_000;

const DAY_MS = 86_400_000;
const day = z.iso.date("Enter a date such as 2026-09-01.");

/** Which days a report is about: a choice that moves along with time, or fixed days. */
export const periodChoice = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("last_days"), days: z.literal(LAST_DAYS, { error: `Use one of ${LAST_DAYS.join(", ")}.` }) }),
  ...CALENDAR_PERIODS.map((kind) => z.strictObject({ kind: z.literal(kind) })),
  z
    .strictObject({ kind: z.literal("fixed"), from: day, to: day })
    .refine(({ from, to }) => from <= to, { path: ["to"], message: "The last day lies before the first." })
    .refine(({ from, to }) => lengthOf({ from, to }) <= MOST_DAYS, { path: ["to"], message: "Choose at most 1,000 days." }),
]);
export type PeriodChoice = z.infer<typeof periodChoice>;

interface Today {
  /** The day that it is in the tenant's time zone. */
  today: string;
  /** The newest day with figures; null for none. */
  lastKnownDay: string | null;
}

/**
 * The days of a choice, and those that they are compared with. "Last so many days" end with the newest day that is known, as on the page
 * of figures; what the calendar names is compared with what it names before it, a month that still runs with as many days of the month
 * before. Weeks begin on Monday. Pure.
 */
export function periodsOf(choice: PeriodChoice, { today, lastKnownDay }: Today): { period: Period; previous: Period } {
  switch (choice.kind) {
    case "last_days": {
      const to = lastKnownDay ?? today;
      return withAsManyBefore({ from: addDays(to, 1 - choice.days), to });
    }
    case "fixed":
      return withAsManyBefore({ from: choice.from, to: choice.to });
    case "this_month": {
      const from = monthStart(today, 0);
      const before = monthStart(today, -1);
      const sameDay = addDays(before, lengthOf({ from, to: today }) - 1);
      const lastOfBefore = addDays(from, -1);
      const [to = sameDay] = [sameDay, lastOfBefore].toSorted();
      return { period: { from, to: today }, previous: { from: before, to } };
    }
    case "last_week": {
      const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
      return withAsManyBefore({ from: addDays(monday, -7), to: addDays(monday, -1) });
    }
    case "last_month":
      return byMonths(today, 1, 0);
    case "last_quarter":
      return byMonths(today, 3, -((Number(today.slice(5, 7)) - 1) % 3));
    case "last_year":
      return byMonths(today, 12, 1 - Number(today.slice(5, 7)));
  }
}

/** The last whole `months` months before the one that lies `offset` months from this one, and as many before them. */
function byMonths(today: string, months: number, offset: number) {
  const until = (start: string) => addDays(start, -1);
  const [end, from, before] = [monthStart(today, offset), monthStart(today, offset - months), monthStart(today, offset - 2 * months)];
  return { period: { from, to: until(end) }, previous: { from: before, to: until(from) } };
}

function withAsManyBefore(period: Period): { period: Period; previous: Period } {
  return { period, previous: { from: addDays(period.from, -lengthOf(period)), to: addDays(period.from, -1) } };
}

/** How many days a period has. */
export const lengthOf = ({ from, to }: Period): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;

/** Days are dates already, so that no time zone has a say in it. */
export const addDays = (to: string, days: number): string => new Date(Date.parse(`${to}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** 0 is Sunday. */
const weekdayOf = (of: string): number => new Date(`${of}T00:00:00Z`).getUTCDay();

function monthStart(of: string, months: number): string {
  const [year = 0, month = 1] = of.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}
