import type { Queryable } from "#lib/platform/database";
import { EVENT_CURSOR, EVENT_LOG, IS_UNREAD } from "./tables.ts";

/** How far a reader is behind the log. Counts stop above `COUNT_LIMIT`. */
export interface LogLag {
  reader: string;
  /** Events that it has not read yet. */
  waiting: number;
  /** When the first of them was told; null when there is none. */
  oldest: Date | null;
  readLastHour: number;
}

/** A count stops here: beyond it nobody needs the exact figure. */
export const COUNT_LIMIT = 10_000;

const counted = (condition: string) =>
  `(SELECT count(*)::int FROM (SELECT FROM ${EVENT_CURSOR} c JOIN ${EVENT_LOG} l ON ${condition} WHERE c.reader = r.reader LIMIT ${COUNT_LIMIT + 1}) counted)`;
const IS_READ = `l.slot = c.slot AND l.name = ANY(c.events) AND l.xid < pg_snapshot_xmax(c.done) AND pg_visible_in_snapshot(l.xid, c.done)
  AND l.written_at > now() - interval '1 hour'`;

/** Every reader of the log, by name. */
export async function readLogLag(db: Queryable): Promise<LogLag[]> {
  return db.query<LogLag>({
    text: `SELECT r.reader, ${counted(IS_UNREAD)} AS waiting, ${counted(IS_READ)} AS "readLastHour",
             (SELECT min(first.written_at) FROM ${EVENT_CURSOR} c CROSS JOIN LATERAL (
                SELECT l.written_at FROM ${EVENT_LOG} l WHERE ${IS_UNREAD} ORDER BY l.xid, l.id LIMIT 1) first WHERE c.reader = r.reader) AS oldest
           FROM (SELECT DISTINCT reader FROM ${EVENT_CURSOR}) r ORDER BY r.reader`,
  });
}
