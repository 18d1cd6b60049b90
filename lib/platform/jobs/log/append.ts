import type { Transaction } from "#lib/platform/database";
import { JOBS_SCHEMA } from "../job.ts";
import { EVENT_CURSOR, EVENT_LOG, LOG_CHANNEL, slotOf } from "./tables.ts";

/**
 * Writes an event into the log, if somebody reads such events there, and wakes the readers when `tx` commits.
 * @param key what has the same is read in order
 * @returns the queues that are subscribed to it and do not read it there
 */
export async function appendEvent(tx: Transaction, event: string, data: object, key: string): Promise<string[]> {
  const rows = await tx.query<{ name: string | null }>({
    // A worker or web process of the version before may still write jobs for who reads the log now: they stay subscribed.
    text: `WITH readers AS (SELECT reader FROM ${EVENT_CURSOR} WHERE slot = $2::int::smallint AND events @> ARRAY[$1::text]),
             written AS (INSERT INTO ${EVENT_LOG} (slot, name, envelope) SELECT $2::int::smallint, $1::text, $3::jsonb WHERE EXISTS (SELECT FROM readers) RETURNING id)
           SELECT q.name, (SELECT pg_notify('${LOG_CHANNEL}', '')::text FROM written) AS woken
           FROM (SELECT 1) always LEFT JOIN (${JOBS_SCHEMA}.subscription s JOIN ${JOBS_SCHEMA}.queue q ON q.name = s.name)
             ON s.event = $1::text AND NOT EXISTS (SELECT FROM readers WHERE reader = s.name)
           ORDER BY 1`,
    values: [event, slotOf(key), JSON.stringify(data)],
  });
  return rows.flatMap(({ name }) => (name === null ? [] : [name]));
}
