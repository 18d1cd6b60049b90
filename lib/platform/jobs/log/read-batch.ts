import type { Database } from "#lib/platform/database";
import { hiddenFrom, type LogPlace, type Position, positionAfter } from "./snapshot.ts";
import { CLUSTER, EVENT_LOG } from "./tables.ts";

export interface Batch {
  /** In the order of the log, of the reader's events alone. */
  envelopes: unknown[];
  /** Where the reader stands when these are done. */
  next: Position;
  isLast: boolean;
}

interface Row extends LogPlace {
  target: string;
  cluster: string;
  envelope: unknown;
}

interface Asked {
  slot: number;
  events: readonly string[];
  position: Position;
  cluster: string;
  limit: number;
}

// What `done` does not show is what was under way then, and what began later. So what commits late is found by its own id, and nobody
// waits for it: the way of PgQ (https://wiki.postgresql.org/wiki/PGQ_Tutorial). A statement of its own, in a transaction that has no id: its
// snapshot would call a transaction's own id done, and what that one told later would never be read.
const part = (condition: string) => `
  (SELECT l.xid, l.id, l.name, l.envelope FROM ${EVENT_LOG} l
   WHERE l.slot = $1::int::smallint AND ${condition} AND (l.xid, l.id) > ($5::text::xid8, $6::bigint)
     AND ($4::text IS NULL OR pg_visible_in_snapshot(l.xid, $4::text::pg_snapshot))
   ORDER BY l.xid, l.id LIMIT $7::int)`;
const BATCH = `
  SELECT coalesce($4::text, pg_current_snapshot()::text) AS target, ${CLUSTER} AS cluster, unread.xid::text AS xid, unread.id::text AS id,
    CASE WHEN unread.name = ANY($8::text[]) THEN unread.envelope END AS envelope
  FROM (SELECT 1) always LEFT JOIN (
    SELECT * FROM (${part("l.xid = ANY($2::text[]::xid8[])")} UNION ALL ${part("l.xid >= $3::text::xid8")}) parts ORDER BY xid, id LIMIT $7::int
  ) unread ON true ORDER BY unread.xid, unread.id`;

/** What comes next for a reader; null when the transaction ids of its position are those of another server. */
export async function readBatch(db: Database, { slot, events, position, cluster, limit }: Asked): Promise<Batch | null> {
  const { xmax, underWay } = hiddenFrom(position.done);
  const at = position.until?.at ?? { xid: "0", id: "0" };
  const rows = await db.system<Row>({
    name: "event-log-batch",
    text: BATCH,
    values: [slot, underWay, xmax, position.until?.target ?? null, at.xid, at.id, limit, events],
  });
  const [first] = rows;
  if (!first) throw new Error("The log gave no answer");
  if (first.cluster !== cluster) return null;
  const last = rows.at(-1) ?? first;
  const isLast = rows.length < limit;
  return {
    envelopes: rows.flatMap(({ envelope }) => (envelope === null ? [] : [envelope])),
    next: positionAfter(position, first.target, isLast ? null : { xid: last.xid, id: last.id }),
    isLast,
  };
}
