import { z } from "zod";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { MERGE_UNDO_DAYS } from "../merging/merge-schema.ts";
import { CRM_IMPORT_LIMITS } from "./import-schema.ts";

const DAY_MS = 86_400_000;
const PURGED_AT_ONCE = 20_000;

/**
 * Throws uploaded files away a week after they came, with those that nobody went on with; after ninety days what imports changed; after
 * thirty what merged records were, of which their number alone stays.
 */
export const purgeCrmImportsJob = defineJob({
  name: "crm.purge_imports",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    const now = runtime.clock.now();
    const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
    await runtime.db.system({
      text: "UPDATE crm_import SET status = 'cancelled', ended_at = $2 WHERE status IN ('draft', 'checked') AND created_at < $1",
      values: [before(CRM_IMPORT_LIMITS.fileDays), now],
    });
    await purge(runtime, "crm_import_piece", before(CRM_IMPORT_LIMITS.fileDays));
    await purge(runtime, "crm_import_line", before(CRM_IMPORT_LIMITS.undoDays));
    await purge(runtime, "crm_import_change", before(CRM_IMPORT_LIMITS.undoDays));
    await runtime.db.system({
      text: `UPDATE crm_merge SET loser_row = NULL, loser_parts = NULL, survivor_before = NULL, survivor_after = NULL, moved = NULL
             WHERE merged_at < $1 AND loser_row IS NOT NULL`,
      values: [before(MERGE_UNDO_DAYS)],
    });
  },
});

/** Deletes what a table has of imports that ended, and came before a moment; a part at a time, as long as there is any. */
async function purge(runtime: Runtime, table: string, before: Date): Promise<void> {
  for (;;) {
    const [gone] = await runtime.db.system<{ n: number }>({
      text: `WITH gone AS (
               DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
                 SELECT p.ctid FROM ${table} p JOIN crm_import i ON i.tenant_id = p.tenant_id AND i.id = p.import_id
                 WHERE i.status IN ('done', 'cancelled', 'failed', 'undone') AND i.created_at < $1 LIMIT $2)) RETURNING 1
             ) SELECT count(*)::int AS n FROM gone`,
      values: [before, PURGED_AT_ONCE],
    });
    if ((gone?.n ?? 0) < PURGED_AT_ONCE) return;
  }
}
