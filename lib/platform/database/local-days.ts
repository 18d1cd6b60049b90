import { firstIdAt } from "#lib/platform/crypto";

/*
 * Days as somebody who reads a list means them: from midnight to midnight by the clocks of a time zone. PostgreSQL knows the zones: a
 * day may have 23 or 25 hours, and where clocks skip midnight the day begins when they go on. Only the parameters are converted, so that
 * an index over the column serves.
 */

/** Where a statement keeps its values. */
interface Values {
  param: (value: unknown) => string;
}

const HOUR_MS = 3_600_000;

/** No clock is further from UTC (fourteen hours), and an id may be made an hour before or after its moment. */
const ID_MARGIN_MS = 15 * HOUR_MS;

/** That a moment lies on the days that are asked for: a condition for each end that is given. */
export const onDays = (values: Values, column: string, from: string | undefined, to: string | undefined, timeZone: string): string[] =>
  [sinceDay(values, column, from, timeZone), untilDay(values, column, to, timeZone)].filter((each) => each !== null);

/** That a moment lies on a day or after it; null where no day is asked for. @param day such as "2026-11-25" */
export const sinceDay = ({ param }: Values, column: string, day: string | undefined, timeZone: string): string | null =>
  day ? `${column} >= ${param(day)}::date::timestamp AT TIME ZONE ${param(timeZone)}` : null;

/** That a moment lies on a day or before it, as above. */
export const untilDay = ({ param }: Values, column: string, day: string | undefined, timeZone: string): string | null =>
  day ? `${column} < (${param(day)}::date + 1)::timestamp AT TIME ZONE ${param(timeZone)}` : null;

/**
 * Beside `onDays`, for lists whose index is over time-ordered ids: that an id may have been made on these days by the clocks of any time
 * zone. It only lets the index be used; the moment itself decides.
 */
export function idsNearDays({ param }: Values, column: string, from: string | undefined, to: string | undefined): string[] {
  const bound = (day: string, afterMs: number) => param(firstIdAt(new Date(Date.parse(day) + afterMs)));
  return [
    ...(from ? [`${column} >= ${bound(from, -ID_MARGIN_MS)}::uuid`] : []),
    ...(to ? [`${column} < ${bound(to, 24 * HOUR_MS + ID_MARGIN_MS)}::uuid`] : []),
  ];
}
