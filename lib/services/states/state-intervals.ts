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

interface IntervalRow extends StateInterval {
  key: string;
}

/**
 * What each service was in between two times, oldest first, in a transaction that may see it. An interval that reaches beyond a
 * bound is told whole. A service of which nothing was recorded then is left out.
 * @param keys of the services; all of them where it is not given
 */
export async function stateIntervals(
  tx: Queryable,
  { from, to, keys }: { from: Date; to: Date; keys?: readonly string[] },
): Promise<Map<string, StateInterval[]>> {
  const rows = await tx.query<IntervalRow>({
    name: "service-state-intervals",
    text: `SELECT s.key, i.state, i.reason, i.since, i.until
           FROM service_state_interval i JOIN service s ON s.id = i.service_id
           WHERE i.since < $2::timestamptz AND (i.until > $1::timestamptz OR i.until IS NULL) AND ($3::text[] IS NULL OR s.key = ANY($3::text[]))
           ORDER BY s.key, i.since`,
    values: [from, to, keys ?? null],
  });
  const found = new Map<string, StateInterval[]>();
  for (const { key, ...interval } of rows) {
    const ofService = found.get(key);
    if (ofService) ofService.push(interval);
    else found.set(key, [interval]);
  }
  return found;
}
