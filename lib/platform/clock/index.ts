export { dayIn } from "./calendar-day.ts";

/** Time as something that is handed in, so that rules about dates can be tried on any day. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock for tests that stands still until it is moved. */
export function fixedClock(start: string | Date): Clock & { advance(milliseconds: number): void } {
  let current = new Date(start).getTime();
  return {
    now: () => new Date(current),
    advance: (milliseconds) => {
      current += milliseconds;
    },
  };
}

/** How a day is written to people, in documents, mails and pages of their own, as screens write it: "Nov 28, 2026", "28. Nov. 2026". */
export const DAY_STYLE = { year: "numeric", month: "short", day: "numeric" } as const;

/** The same with the minute. */
export const MINUTE_STYLE = { ...DAY_STYLE, hour: "2-digit", minute: "2-digit" } as const;
