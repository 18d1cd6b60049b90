import { JOBS_SCHEMA } from "../job.ts";

/**
 * What was told, in one row for all who read it. It lies beside the jobs and, like them, has no wall: a tenant's transaction writes rows and
 * reads none. The key is the order in which it is read.
 */
export const EVENT_LOG = `${JOBS_SCHEMA}.event_log`;

/** How far each reader has come, by slot. `done` is a snapshot: what it shows was read, whatever ids the rows have. */
export const EVENT_CURSOR = `${JOBS_SCHEMA}.event_cursor`;

/** On this channel is said that there is something new. */
export const LOG_CHANNEL = "bizosaas_events";

/**
 * Into so many parts the log is divided, and a part is read by one worker at a time: so many workers can share a reader's work, and what is
 * told of one tenant is read by one of them, in order. More may be added later, fewer may not.
 */
export const SLOTS = 4;

/** The part in which everything with this key is told: for a tenant its id. */
export function slotOf(key: string): number {
  // FNV-1a (draft-eastlake-fnv-21), 32 bits: the same in every process and version.
  let hash = 0x811c9dc5;
  for (const character of key) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % SLOTS;
}

/** Which server the transaction ids are of. A backup that is restored on another has ids that mean nothing there. */
export const CLUSTER = "(SELECT system_identifier::text FROM pg_control_system())";

/** What the reader `c` has not read yet, of the log `l`. */
export const IS_UNREAD = `l.slot = c.slot AND l.name = ANY(c.events) AND l.xid >= pg_snapshot_xmin(c.done) AND NOT pg_visible_in_snapshot(l.xid, c.done)
  AND (c.target IS NULL OR NOT pg_visible_in_snapshot(l.xid, c.target) OR (l.xid, l.id) > (c.at_xid, c.at_id))`;
