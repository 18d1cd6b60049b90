import { z } from "zod";
import { defineJob } from "../job.ts";
import { CLUSTER, EVENT_CURSOR, EVENT_LOG } from "./tables.ts";

/** For how long what everybody has read is kept: after a backup is restored on another server it is read again. */
const LOG_KEPT_MINUTES = 60;
const AT_ONCE = 10_000;
const AT_MOST_MS = 45_000;

/** Forgets what all readers have read and is old enough. What one of them has not read stays, however old. */
export const purgeLogJob = defineJob({
  name: "events.purge-log",
  schema: z.object({}),
  async handle(_data, { runtime, signal }) {
    const start = performance.now();
    for (let gone = AT_ONCE; gone >= AT_ONCE && !signal.aborted && performance.now() - start < AT_MOST_MS; ) {
      const rows = await runtime.db.system({
        name: "event-log-purge",
        text: `DELETE FROM ${EVENT_LOG} WHERE (slot, xid, id) IN (
                 SELECT oldest.slot, oldest.xid, oldest.id
                 FROM (SELECT slot, min(pg_snapshot_xmin(done)) AS xmin FROM ${EVENT_CURSOR} GROUP BY slot HAVING bool_and(cluster = ${CLUSTER})) c
                 CROSS JOIN LATERAL (SELECT * FROM ${EVENT_LOG} l WHERE l.slot = c.slot AND l.xid < c.xmin ORDER BY l.xid, l.id LIMIT ${AT_ONCE}) oldest
                 WHERE oldest.written_at < now() - ${LOG_KEPT_MINUTES} * interval '1 minute') RETURNING id`,
      });
      gone = rows.length;
    }
  },
});
