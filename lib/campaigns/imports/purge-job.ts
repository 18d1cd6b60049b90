import { z } from "zod";
import { defineJob } from "#lib/platform/jobs";
import { IMPORT_LIMITS } from "./import-schema.ts";

const DAY_MS = 86_400_000;

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
    await runtime.db.system({
      text: `DELETE FROM figure_import_piece p USING figure_import i WHERE i.tenant_id = p.tenant_id AND i.id = p.import_id
             AND i.status IN ('done', 'cancelled', 'failed', 'undone') AND i.created_at < $1`,
      values: [before(IMPORT_LIMITS.fileDays)],
    });
    for (const table of ["figure_import_change", "figure_import_error"]) {
      await runtime.db.system({
        text: `DELETE FROM ${table} c USING figure_import i WHERE i.tenant_id = c.tenant_id AND i.id = c.import_id
               AND i.status IN ('done', 'cancelled', 'failed', 'undone') AND i.created_at < $1`,
        values: [before(IMPORT_LIMITS.undoDays)],
      });
    }
  },
});
