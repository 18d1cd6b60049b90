import { z } from "zod";
import { once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants } from "#lib/audit";
import { defineJob } from "#lib/platform/jobs";
import { askForRun, getRun, workOnRun } from "#lib/tables";
import { type BulkRun, MOST_ITEMS } from "#lib/tables/schema";
import { tenantConditions } from "./list-tenants.ts";
import { reactivateTenant } from "./reactivate-tenant.ts";
import { type BulkTenantsInput, bulkTenantsAct } from "./schema.ts";
import { suspendTenant } from "./suspend-tenant.ts";

/** Suspends or opens many tenants, one after the other. */
export const bulkTenantsJob = defineJob({
  name: "tenancy.bulk",
  schema: z.object({ runId: z.uuid() }),
  concurrency: 1,
  expireInSeconds: 3_600,
  async handle({ runId }, attempt) {
    await workOnRun(attempt, runId, (context, run, tenantId) => {
      const act = bulkTenantsAct.parse({ action: run.action, ...z.record(z.string(), z.unknown()).parse(run.input) });
      return act.action === "suspend"
        ? suspendTenant(context, tenantId, { reason: act.reason })
        : reactivateTenant(context, tenantId, { from: ["suspended"] });
    });
  },
});

/**
 * Asks for the same act upon many tenants: those of some ids, or all that a filter means now. It begins after ten seconds.
 * @throws `forbidden`, `invalid` for none or too many
 */
export async function bulkTenants(context: StaffContext, input: BulkTenantsInput): Promise<BulkRun> {
  requirePermission(context, "tenant.manage");
  const { action, ...rest } = input.act;
  const { id } = await acrossTenants(context, "tenant.bulk", (tx) =>
    once(context, tx, async () => {
      const conditions = tenantConditions(input.filter ?? {}, MOST_ITEMS + 1);
      if (input.ids) conditions.add(`t.id = ANY(${conditions.param(input.ids)}::uuid[])`);
      const items = await tx.query<{ id: string; label: string }>({
        text: `SELECT t.id, t.name AS label FROM tenant t ${conditions.where()} ORDER BY lower(t.name), t.id LIMIT $1`,
        values: conditions.values,
      });
      const run = await askForRun(context, tx, { table: "tenants", action, input: rest, items });
      await context.jobs.enqueue(tx, bulkTenantsJob, { runId: run.id }, { startAfter: run.startsAt });
      return { id: run.id };
    }),
  );
  return getRun(context, id);
}
