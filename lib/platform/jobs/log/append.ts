import type { Transaction } from "#lib/platform/database";
import { JOBS_SCHEMA } from "../job.ts";
import { EVENT_CURSOR, EVENT_LOG, LOG_CHANNEL, slotOf } from "./tables.ts";

/** Something to tell. What has the same key is read in order. */
export interface ToldEvent {
  event: string;
  data: object;
  key: string;
}

// A worker or web process of the version before may still write jobs for who reads the log now: they stay subscribed, and are left out here.
const APPEND = `
  WITH told AS (SELECT * FROM unnest($1::text[], $2::int[], $3::text[]) WITH ORDINALITY AS t (event, slot, data, nr)),
    written AS (
      INSERT INTO ${EVENT_LOG} (slot, name, envelope) SELECT t.slot::smallint, t.event, t.data::jsonb FROM told t
      WHERE EXISTS (SELECT FROM ${EVENT_CURSOR} c WHERE c.slot = t.slot AND c.events @> ARRAY[t.event]) ORDER BY t.nr RETURNING id)
  SELECT woken.times, subscribed.event, subscribed.queue
  FROM (SELECT count(pg_notify('${LOG_CHANNEL}', ''))::int AS times FROM written) woken LEFT JOIN (
    SELECT s.event, q.name AS queue FROM ${JOBS_SCHEMA}.subscription s JOIN ${JOBS_SCHEMA}.queue q ON q.name = s.name
    WHERE s.event = ANY($1::text[]) AND NOT EXISTS (SELECT FROM ${EVENT_CURSOR} c WHERE c.reader = s.name AND c.slot = 0 AND c.events @> ARRAY[s.event])
  ) subscribed ON true ORDER BY 3, 2`;

/**
 * Writes into the log what somebody reads there, and wakes the readers when `tx` commits.
 * @returns what goes as jobs to the queues that are subscribed and do not read it there, by queue
 */
export async function appendEvents(tx: Transaction, told: readonly ToldEvent[]): Promise<Map<string, object[]>> {
  const rows = await tx.query<{ event: string | null; queue: string | null }>({
    name: "event-log-append",
    text: APPEND,
    values: [told.map(({ event }) => event), told.map(({ key }) => slotOf(key)), told.map(({ data }) => JSON.stringify(data))],
  });
  const queues = new Map<string, object[]>();
  for (const { event, queue } of rows) {
    if (queue === null) continue;
    const own = told.filter((each) => each.event === event).map(({ data }) => data);
    queues.set(queue, [...(queues.get(queue) ?? []), ...own]);
  }
  return queues;
}
