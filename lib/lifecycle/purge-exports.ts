import { z } from "zod";
import { defineJob } from "#lib/platform/jobs";

const ROWS_ARE_KEPT_DAYS = 90;

/** Deletes the archives of tenants that have expired, and forgets after 90 days that there were any; the trail knows. */
export const purgeTenantExportsJob = defineJob({
  name: "lifecycle.purge_exports",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    const now = runtime.clock.now();
    await runtime.db.system({
      text: `WITH gone AS (UPDATE tenant_export SET status = 'expired' WHERE status = 'ready' AND expires_at <= $1 RETURNING id)
             DELETE FROM tenant_export_piece WHERE export_id IN (SELECT id FROM gone)
                OR export_id IN (SELECT id FROM tenant_export WHERE status IN ('cancelled', 'failed', 'expired'))`,
      values: [now],
    });
    await runtime.db.system({
      text: "DELETE FROM tenant_export WHERE status IN ('cancelled', 'failed', 'expired') AND created_at < $1",
      values: [new Date(now.getTime() - ROWS_ARE_KEPT_DAYS * 86_400_000)],
    });
  },
});
