import { newId } from "#lib/platform/crypto";
import type { Database } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import { PARTS } from "./parts.ts";
import type { Change, PartRecord } from "./policy.ts";
import type { PartState } from "./schema.ts";

interface StateRow {
  part: string;
  state: PartState;
  latency_ms: number | null;
  detail: string | null;
  since: Date;
  checked_at: Date;
}

/** What was last recorded of each part. */
export async function readStates(db: Database): Promise<Map<string, PartRecord>> {
  const rows = await db.system<StateRow>({
    name: "part-states",
    text: "SELECT part, state, latency_ms, detail, since, checked_at FROM part_state WHERE part = ANY($1::text[])",
    values: [PARTS.map(({ key }) => key)],
  });
  return new Map(
    rows.map((row) => [
      row.part,
      { state: row.state, since: row.since, checkedAt: row.checked_at, latencyMs: row.latency_ms, detail: row.detail, doubtedAt: null },
    ]),
  );
}

/**
 * Records a change, with its line of history and the message to the staff's screens. Several web processes see the
 * same change: the one whose update finds the older state writes it, the others write nothing.
 * @returns whether it was this process
 */
export async function recordChange(db: Database, change: Change): Promise<boolean> {
  return db.transaction({ kind: "system", purpose: "status" }, async (tx) => {
    const changed = await tx.query<{ part: string }>({
      text: `INSERT INTO part_state (part, state, detail, latency_ms, since, checked_at) VALUES ($1, $2, $3, $4::float8, $5::timestamptz, $5::timestamptz)
             ON CONFLICT (part) DO UPDATE
             SET state = excluded.state, detail = excluded.detail, latency_ms = excluded.latency_ms, since = excluded.since, checked_at = excluded.checked_at
             WHERE part_state.state <> excluded.state AND part_state.since <= excluded.since RETURNING part`,
      values: [change.part, change.state, change.detail, change.latencyMs, change.at],
    });
    if (changed.length === 0) return false;
    await tx.prisma.partTransition.create({ data: { id: newId(), part: change.part, state: change.state, detail: change.detail, at: change.at } });
    await publishUpdate(tx, { tenantId: null, topic: "status.changed", payload: { part: change.part, state: change.state } });
    return true;
  });
}

/** Records the newest measurements, and parts that were never recorded. A state that another process sees otherwise stays its own. */
export async function recordStates(db: Database, records: ReadonlyMap<string, PartRecord>): Promise<void> {
  const rows = [...records].map(([part, { state, since, checkedAt, latencyMs, detail }]) => ({
    part,
    state,
    since,
    checked_at: checkedAt,
    latency_ms: latencyMs,
    detail,
  }));
  await db.system({
    name: "record-part-states",
    // In the order of the key, so that two processes never wait for each other.
    text: `INSERT INTO part_state (part, state, latency_ms, detail, since, checked_at)
           SELECT part, state, latency_ms, detail, since, checked_at
           FROM jsonb_to_recordset($1::jsonb) AS row(part text, state text, latency_ms float8, detail text, since timestamptz, checked_at timestamptz)
           ORDER BY part
           ON CONFLICT (part) DO UPDATE SET latency_ms = excluded.latency_ms, detail = excluded.detail, checked_at = excluded.checked_at
           WHERE part_state.state = excluded.state AND part_state.checked_at < excluded.checked_at`,
    values: [JSON.stringify(rows)],
  });
}
