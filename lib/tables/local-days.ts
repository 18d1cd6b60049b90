import type { Conditions } from "./keyset.ts";

/*
 * Days as somebody who reads a list means them: from midnight to midnight by the clocks of a time zone. PostgreSQL knows the zones: a
 * day may have 23 or 25 hours, and where clocks skip midnight the day begins when they go on. Only the parameters are converted, so that
 * an index over the column serves.
 */

/** That a moment lies on the days that are asked for: a condition for each end that is given. */
export const onDays = (
  values: Pick<Conditions, "param">,
  column: string,
  from: string | undefined,
  to: string | undefined,
  timeZone: string,
): string[] => [sinceDay(values, column, from, timeZone), untilDay(values, column, to, timeZone)].filter((each) => each !== null);

/** That a moment lies on a day or after it; null where no day is asked for. @param day such as "2026-11-25" */
export const sinceDay = ({ param }: Pick<Conditions, "param">, column: string, day: string | undefined, timeZone: string): string | null =>
  day ? `${column} >= ${param(day)}::date::timestamp AT TIME ZONE ${param(timeZone)}` : null;

/** That a moment lies on a day or before it, as above. */
export const untilDay = ({ param }: Pick<Conditions, "param">, column: string, day: string | undefined, timeZone: string): string | null =>
  day ? `${column} < (${param(day)}::date + 1)::timestamp AT TIME ZONE ${param(timeZone)}` : null;
