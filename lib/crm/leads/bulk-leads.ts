import { z } from "zod";
import { inTenant, once, requirePermission, requireSomeReach, type TenantContext } from "#lib/access";
import { memberContext } from "#lib/identity";
import { forbidden } from "#lib/platform/errors";
import { defineJob } from "#lib/platform/jobs";
import { askForRun, getRun, workOnTenantRun } from "#lib/tables";
import { type BulkRun, MOST_ITEMS } from "#lib/tables/schema";
import { fieldsFor } from "../custom-fields/read-fields.ts";
import { selfOf } from "../owners.ts";
import { assignLead } from "./assign-lead.ts";
import { deleteLead } from "./delete-lead.ts";
import { getLead, LEAD_LABEL, leadConditions } from "./list-leads.ts";
import { type BulkLeadsInput, bulkLeadsAct } from "./schema.ts";
import { setLeadStatus } from "./set-lead-status.ts";

type Action = BulkLeadsInput["act"]["action"];

/** Does the same to many leads, one after the other. */
export const bulkLeadsJob = defineJob({
  name: "crm.bulk_leads",
  schema: z.object({ runId: z.uuid() }),
  concurrency: 1,
  async handle({ runId }, attempt) {
    await workOnTenantRun(attempt, runId, memberContext, async (context, run, leadId) => {
      const { action } = bulkLeadsAct.parse({ action: run.action });
      await actOn(context, action, leadId);
    });
  },
});

/** Each as it stands when its turn comes. */
async function actOn(context: TenantContext, action: Action, leadId: string): Promise<void> {
  if (action === "delete") {
    await deleteLead(context, leadId, { version: null });
    return;
  }
  const { version } = await getLead(context, leadId);
  if (action === "assign_to_me") await assignLead(context, leadId, { ownerId: selfOf(context), version });
  else await setLeadStatus(context, leadId, { status: action, lostReason: null, version });
}

/**
 * Asks for the same act upon many leads: those of some ids, or all that a filter means now. It begins after ten seconds.
 * @throws `forbidden`; `invalid` for none or too many
 */
export async function bulkLeads(context: TenantContext, input: BulkLeadsInput): Promise<BulkRun> {
  const { action } = input.act;
  if (context.actor.kind !== "user") throw forbidden("Acts upon many are for people. A program changes leads one by one.");
  if (action === "delete") requirePermission(context, "lead.delete");
  else if (action === "assign_to_me") requirePermission(context, "lead.execute");
  else requireSomeReach(context, "lead.update");
  const { id } = await inTenant(context, (tx) =>
    once(context, tx, async () => {
      const fields = await fieldsFor(tx, context.tenant.id, "lead", input.filter ?? {});
      const conditions = leadConditions(context, input.filter ?? {}, fields, MOST_ITEMS + 1);
      if (input.ids) conditions.add(`l.id = ANY(${conditions.param(input.ids)}::uuid[])`);
      const items = await tx.query<{ id: string; label: string }>({
        text: `SELECT l.id, ${LEAD_LABEL} AS label FROM lead l ${conditions.where()} ORDER BY l.sort_name, l.id LIMIT $1`,
        values: conditions.values,
      });
      const run = await askForRun(context, tx, { table: "leads", action, input: {}, items });
      await context.jobs.enqueue(tx, bulkLeadsJob, { runId: run.id }, { startAfter: run.startsAt });
      return { id: run.id };
    }),
  );
  return getRun(context, id);
}
