import { z } from "zod";
import { once, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants } from "#lib/audit";
import { defineJob } from "#lib/platform/jobs";
import { askForRun, getRun, workOnRun } from "#lib/tables";
import { type BulkRun, MOST_ITEMS } from "#lib/tables/schema";
import { lockEndpoint } from "./endpoint-row.ts";
import { clocksOf, deliveryConditions } from "./list-deliveries.ts";
import { replayDelivery } from "./replay-delivery.ts";
import { requireActive } from "./require-active.ts";
import type { BulkDeliveriesInput } from "./schema.ts";

const keptInput = z.object({ endpointId: z.uuid() });

/** Sends many messages of one endpoint again, one after the other. */
export const bulkDeliveriesJob = defineJob({
  name: "webhooks.bulk",
  schema: z.object({ runId: z.uuid() }),
  concurrency: 1,
  expireInSeconds: 3_600,
  async handle({ runId }, attempt) {
    await workOnRun(attempt, runId, (context, run, id) => replayDelivery(context, "platform", keptInput.parse(run.input).endpointId, id));
  },
});

/**
 * Asks for many messages of an endpoint to be sent again: those of some ids, or all that a filter means now. It begins after ten seconds.
 * @throws `not_found`, `forbidden` without `integration.update`, `conflict` when the endpoint is not active, `invalid` for none or too many
 */
export async function bulkDeliveries(context: StaffContext, endpointId: string, input: BulkDeliveriesInput): Promise<BulkRun> {
  requirePermission(requireStaff(context), "integration.update");
  const { action } = input.act;
  const { id } = await acrossTenants(context, "webhooks.bulk", (tx) =>
    once(context, tx, async () => {
      requireActive(await lockEndpoint(tx, endpointId));
      const conditions = deliveryConditions(endpointId, { ...input.filter, timeZone: clocksOf(context) }, MOST_ITEMS + 1);
      if (input.ids) conditions.add(`d.id = ANY(${conditions.param(input.ids)}::uuid[])`);
      const items = await tx.query<{ id: string; label: string }>({
        text: `SELECT d.id, d.kind AS label FROM webhook_delivery d ${conditions.where()} ORDER BY d.id LIMIT $1`,
        values: conditions.values,
      });
      const run = await askForRun(context, tx, { table: "deliveries", action, input: { endpointId }, items });
      await context.jobs.enqueue(tx, bulkDeliveriesJob, { runId: run.id }, { startAfter: run.startsAt });
      return { id: run.id };
    }),
  );
  return getRun(context, id);
}
