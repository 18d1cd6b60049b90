import { z } from "zod";
import type { Database } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import type { RealtimeMessage } from "./messages.ts";

/** An update with whom it is for. */
export interface StoredUpdate extends RealtimeMessage {
  tenantId: string | null;
  userId: string | null;
}

interface UpdateRow {
  id: bigint;
  tenant_id: string | null;
  user_id: string | null;
  topic: string;
  payload: Record<string, unknown>;
  created_at: Date;
}

const UPDATES_ARE_KEPT_HOURS = 24;
/** Longer than any transaction may take (15 s): an update with a smaller id may become visible that much later. */
const OVERLAP_SECONDS = 60;
const MAX_REPLAYED = 1_000;
const COLUMNS = "id, tenant_id, user_id, topic, payload, created_at";

/** The updates of these ids, oldest first. */
export async function findUpdates(db: Database, ids: string[]): Promise<StoredUpdate[]> {
  const rows = await db.system<UpdateRow>({
    name: "updates-by-id",
    text: `SELECT ${COLUMNS} FROM realtime_update WHERE id = ANY($1::bigint[]) ORDER BY id`,
    values: [ids],
  });
  return rows.map(updateOf);
}

/** The updates of all tenants of the last seconds, for a process that could not hear the announcements. */
export async function findRecentUpdates(db: Database, seconds: number): Promise<StoredUpdate[]> {
  const text = `SELECT ${COLUMNS} FROM realtime_update WHERE created_at > now() - $1 * interval '1 second' ORDER BY id LIMIT ${MAX_REPLAYED}`;
  return (await db.system<UpdateRow>({ name: "recent-updates", text, values: [seconds] })).map(updateOf);
}

/**
 * Of updates that say the same to the same, in the order of their ids, the last alone: a hundred times "read again" is once. What
 * changed in between and back again keeps its order.
 */
export function lastOfAlike(updates: readonly StoredUpdate[]): StoredUpdate[] {
  const last = new Map(updates.map((update) => [sayingOf(update), update]));
  return updates.filter((update) => last.get(sayingOf(update)) === update);
}

/** What an update says, and to whom: those with the same are alike. */
export const sayingOf = ({ tenantId, userId, topic, payload }: StoredUpdate): string => JSON.stringify([tenantId, userId, topic, payload]);

/** Parameters 2 to 4 are the reader's person, tenant, and whether they are the operator's staff. */
const IS_FOR_READER = "((user_id IS NULL OR user_id = $2) AND (tenant_id = $3 OR (tenant_id IS NULL AND (user_id = $2 OR $4))))";

interface Reader {
  tenantId: string | null;
  userId: string;
  isPlatformStaff: boolean;
}

/**
 * What a reader missed since the update `since`: everything after it, and the last minute again, because an update with
 * a smaller id may have committed later. The client drops what it has seen.
 * @returns null when too much was missed or it is gone already: the client must load afresh
 */
export async function findMissedUpdates(db: Database, reader: Reader, since: string): Promise<StoredUpdate[] | null> {
  const rows = await db.system<UpdateRow & { is_known: boolean }>({
    name: "missed-updates",
    text: `SELECT ${COLUMNS}, $1::bigint = 0 OR EXISTS (SELECT 1 FROM realtime_update WHERE id <= $1) AS is_known FROM realtime_update
           WHERE (id > $1 OR created_at > now() - ${OVERLAP_SECONDS} * interval '1 second')
             AND ${IS_FOR_READER}
           ORDER BY id LIMIT ${MAX_REPLAYED + 1}`,
    values: [since, reader.userId, reader.tenantId, reader.isPlatformStaff],
  });
  if (rows.length > MAX_REPLAYED || rows[0]?.is_known === false) return null;
  return rows.map(updateOf);
}

/**
 * What was written since a page was rendered, for its first connection. `snapshot` is what the page could see
 * (`pg_current_snapshot`): what other transactions wrote is new to it, and nothing else can be.
 * @returns null when it is too much: the client must load afresh
 */
export async function findUpdatesSinceRendering(db: Database, reader: Reader, snapshot: string): Promise<StoredUpdate[] | null> {
  const rows = await db.system<UpdateRow>({
    name: "updates-since-rendering",
    text: `SELECT ${COLUMNS} FROM realtime_update
           WHERE xid >= pg_snapshot_xmin($1::pg_snapshot) AND NOT pg_visible_in_snapshot(xid, $1::pg_snapshot) AND ${IS_FOR_READER}
           ORDER BY id LIMIT ${MAX_REPLAYED + 1}`,
    values: [snapshot, reader.userId, reader.tenantId, reader.isPlatformStaff],
  });
  return rows.length > MAX_REPLAYED ? null : rows.map(updateOf);
}

const updateOf = (row: UpdateRow): StoredUpdate => ({
  id: String(row.id),
  tenantId: row.tenant_id,
  userId: row.user_id,
  topic: row.topic,
  payload: row.payload,
  at: row.created_at.toISOString(),
});

/** Forgets updates that no client can ask for any more. */
export const purgeUpdatesJob = defineJob({
  name: "realtime.purge",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    await runtime.db.system({ text: `DELETE FROM realtime_update WHERE created_at < now() - ${UPDATES_ARE_KEPT_HOURS} * interval '1 hour'` });
  },
});
