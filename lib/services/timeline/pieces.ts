import { SERVICE_STATES } from "../graph/states.ts";

/** States by their number, as `stateOfPiece` reads it. */
export const STATE_NUMBER = `CASE x.state ${SERVICE_STATES.map((state, index) => `WHEN '${state}' THEN ${index}`).join(" ")} END`;

// date_part and not extract: the latter counts in numeric, five times as slowly.
const msSinceBegin = (moment: string) => `round(date_part('epoch', ${moment} - $1::timestamptz) * 1000)`;
/** When a piece began and ended, in milliseconds since $1, cut to what lies between $1 and $2. */
export const SINCE_MS = msSinceBegin("greatest(x.since, $1::timestamptz)");
export const UNTIL_MS = msSinceBegin("least(coalesce(x.until, $2::timestamptz), $2::timestamptz)");

/**
 * What a service was between $1 and $2, as a query within one that has its `id`. Intervals follow each other, so that the index gives those from the one
 * that had begun at $1 on, and no other is read; OFFSET 0 keeps the planner from reading the whole table instead.
 */
export const piecesOf = (id: string, columns: string, condition = "true") => `
  SELECT ${columns} FROM service_state_interval x
  WHERE x.service_id = ${id} AND x.since < $2::timestamptz AND (x.until IS NULL OR x.until > $1::timestamptz) AND ${condition}
    AND x.since >= coalesce((SELECT y.since FROM service_state_interval y WHERE y.service_id = ${id} AND y.since <= $1::timestamptz
                             ORDER BY y.since DESC LIMIT 1), '-infinity')
  OFFSET 0`;
