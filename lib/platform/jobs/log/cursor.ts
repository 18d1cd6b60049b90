import type { Database, Queryable, Transaction } from "#lib/platform/database";
import { BEGINNING, type Position } from "./snapshot.ts";
import { CLUSTER, EVENT_CURSOR, EVENT_LOG } from "./tables.ts";

export interface Cursor {
  slot: number;
  events: string[];
  cluster: string;
  position: Position;
}

interface Row {
  events: string[];
  cluster: string;
  done: string;
  target: string | null;
  at_xid: string | null;
  at_id: string | null;
}

/** Takes hold of a reader's place until the transaction ends; null when another worker has it. */
export async function lockCursor(tx: Transaction, reader: string, slot: number): Promise<Cursor | null> {
  const [row] = await tx.query<Row>({
    name: "event-cursor-lock",
    text: `SELECT events, cluster, done::text AS done, target::text AS target, at_xid::text AS at_xid, at_id::text AS at_id
           FROM ${EVENT_CURSOR} WHERE reader = $1 AND slot = $2::int FOR UPDATE SKIP LOCKED`,
    values: [reader, slot],
  });
  if (!row) return null;
  const { events, cluster, done, target, at_xid: xid, at_id: id } = row;
  return { slot, events, cluster, position: { done, until: target !== null && xid !== null && id !== null ? { target, at: { xid, id } } : null } };
}

export async function moveCursor(tx: Transaction, reader: string, slot: number, { done, until }: Position): Promise<void> {
  await tx.query({
    name: "event-cursor-move",
    text: `UPDATE ${EVENT_CURSOR} SET done = $3::text::pg_snapshot, target = $4::text::pg_snapshot, at_xid = $5::text::xid8, at_id = $6::text::bigint,
             moved_at = clock_timestamp() WHERE reader = $1 AND slot = $2::int`,
    values: [reader, slot, done, until?.target ?? null, until?.at.xid ?? null, until?.at.id ?? null],
  });
}

/** The parts in which there is something that a reader has not seen. */
export async function slotsWithNews(db: Queryable, reader: string): Promise<number[]> {
  const rows = await db.query<{ slot: number }>({
    name: "event-log-news",
    text: `SELECT c.slot::int AS slot FROM ${EVENT_CURSOR} c WHERE c.reader = $1 AND (c.target IS NOT NULL OR c.cluster <> ${CLUSTER}
             OR EXISTS (SELECT FROM ${EVENT_LOG} l WHERE l.slot = c.slot AND l.xid >= pg_snapshot_xmax(c.done))
             OR EXISTS (SELECT FROM ${EVENT_LOG} l WHERE l.slot = c.slot AND l.xid = ANY(ARRAY(SELECT pg_snapshot_xip(c.done)))))
           ORDER BY c.slot`,
    values: [reader],
  });
  return rows.map(({ slot }) => slot);
}

const RESTAMPED_AT_ONCE = 10_000;

/**
 * The database came from a backup of another server, whose transaction ids mean nothing here: all that the log still holds is read again. Who
 * reads knows each event by its id. Rows with ids that have not come yet here get one that has.
 */
export async function beginAgain(db: Database): Promise<void> {
  for (;;) {
    const restamped = await db.system({
      text: `UPDATE ${EVENT_LOG} SET xid = pg_current_xact_id() WHERE (slot, xid, id) IN (
               SELECT slot, xid, id FROM ${EVENT_LOG} WHERE xid >= pg_snapshot_xmax(pg_current_snapshot()) LIMIT ${RESTAMPED_AT_ONCE}) RETURNING id`,
    });
    if (restamped.length < RESTAMPED_AT_ONCE) break;
  }
  await db.system({
    text: `UPDATE ${EVENT_CURSOR} SET done = $1::text::pg_snapshot, target = NULL, at_xid = NULL, at_id = NULL, cluster = ${CLUSTER} WHERE cluster <> ${CLUSTER}`,
    values: [BEGINNING.done],
  });
}
