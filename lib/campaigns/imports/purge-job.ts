import { z } from "zod";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { IMPORT_LIMITS } from "./import-schema.ts";

const DAY_MS = 86_400_000;
const PURGED_AT_ONCE = 20_000;

/** Throws uploaded files away a week after they came, with drafts that nobody went on with, and after ninety days what imports replaced. */
export const purgeImportsJob = defineJob({
  name: "campaigns.purge_imports",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    const now = runtime.clock.now();
    const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
    await runtime.db.system({
      text: "UPDATE figure_import SET status = 'cancelled', ended_at = $2 WHERE status = 'draft' AND created_at < $1",
      values: [before(IMPORT_LIMITS.fileDays), now],
    });
    await purge(runtime, "figure_import_piece", before(IMPORT_LIMITS.fileDays));
    // What an attempt left that ended between the end of its import and dropping its rows.
    await purge(runtime, "figure_import_row", before(1));
    await purge(runtime, "figure_import_error", before(IMPORT_LIMITS.undoDays));
    await purge(runtime, "figure_import_change", before(IMPORT_LIMITS.undoDays));
  },
});

/** Deletes what a table has of imports that ended, and came before a moment; a part at a time, as long as there is any. */
async function purge(runtime: Runtime, table: string, before: Date): Promise<void> {
  for (;;) {
    const [gone] = await runtime.db.system<{ n: number }>({
      text: `WITH gone AS (
               DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
                 SELECT p.ctid FROM ${table} p JOIN figure_import i ON i.tenant_id = p.tenant_id AND i.id = p.import_id
                 WHERE i.status IN ('done', 'cancelled', 'failed', 'undone') AND i.created_at < $1 LIMIT $2)) RETURNING 1
             ) SELECT count(*)::int AS n FROM gone`,
      values: [before, PURGED_AT_ONCE],
    });
    if ((gone?.n ?? 0) < PURGED_AT_ONCE) return;
  }
}
