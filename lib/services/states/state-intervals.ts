import type { Queryable } from "#lib/platform/database";
import type { FailureReason, ServiceState } from "../graph/states.ts";

/** A time during which a service was held to be in one state. */
export interface StateInterval {
  state: ServiceState;
  reason: FailureReason | null;
  since: Date;
  /** Null while it lasts. */
  until: Date | null;
}

interface ServiceRow {
  key: string;
  intervals: [state: ServiceState, reason: FailureReason | null, sinceMs: number, untilMs: number | null][];
}

/** Exact: times are kept in milliseconds. */
const msOf = (moment: string) => `round(date_part('epoch', ${moment}) * 1000)`;

/**
 * What each service was in between two times, oldest first, in a transaction that may see it. An interval that reaches beyond a
 * bound is told whole. A service of which nothing was recorded then is left out. One row for each service, since reading the times of 40,000 rows
 * one by one takes four times as long.
 * @param keys of the services; all of them where it is not given
 */
export async function stateIntervals(
  tx: Queryable,
  { from, to, keys }: { from: Date; to: Date; keys?: readonly string[] },
): Promise<Map<string, StateInterval[]>> {
  const rows = await tx.query<ServiceRow>({
    name: "service-state-intervals",
    text: `SELECT s.key, json_agg(json_build_array(i.state, i.reason, ${msOf("i.since")}, ${msOf("i.until")}) ORDER BY i.since) AS intervals
           FROM service_state_interval i JOIN service s ON s.id = i.service_id
           WHERE i.since < $2::timestamptz AND (i.until > $1::timestamptz OR i.until IS NULL) AND ($3::text[] IS NULL OR s.key = ANY($3::text[]))
           GROUP BY s.key ORDER BY s.key`,
    values: [from, to, keys ?? null],
  });
  return new Map(rows.map(({ key, intervals }) => [key, intervals.map(intervalOf)]));
}

const intervalOf = ([state, reason, sinceMs, untilMs]: ServiceRow["intervals"][number]): StateInterval => ({
  state,
  reason,
  since: new Date(sinceMs),
  until: untilMs === null ? null : new Date(untilMs),
});
