import { z } from "zod";
import { once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants } from "#lib/audit";
import { defineJob, RUNS, runsOf } from "#lib/platform/jobs";
import { askForRun, getRun, workOnRun } from "#lib/tables";
import { type BulkRun, MOST_ITEMS } from "#lib/tables/schema";
import { cancelRun, retryRun } from "./act-on-run.ts";
import { knownQueue } from "./list-runs.ts";
import { runConditions } from "./run-query.ts";
import { BULK_RUN_ACTS, type BulkRunsInput, queueName, RUN_STATES } from "./schema.ts";

const keptInput = z.object({ queue: queueName });
const actName = z.enum(BULK_RUN_ACTS);
const ACTS = { retry: retryRun, cancel: cancelRun };

/** Sends many runs of a queue again, or cancels them, one after the other. */
export const bulkRunsJob = defineJob({
  name: "jobs.bulk",
  schema: z.object({ runId: z.uuid() }),
  concurrency: 1,
  expireInSeconds: 3_600,
  async handle({ runId }, attempt) {
    await workOnRun(attempt, runId, (context, { action, input }, id) =>
      ACTS[actName.parse(action)](context, { queue: keptInput.parse(input).queue, id }),
    );
  },
});

/**
 * Asks for many runs of a queue to be sent again or cancelled: those of some ids, or all that a filter means now. It begins after ten
 * seconds. @throws `not_found` for no queue, `invalid` for none or too many
 */
export async function bulkRuns(context: StaffContext, queue: string, input: BulkRunsInput): Promise<BulkRun> {
  requirePermission(context, "system.monitor");
  const { action } = input.act;
  const { id } = await acrossTenants(context, "jobs.bulk", (tx) =>
    once(context, tx, async () => {
      // Those of some ids are looked for in every state, dead letters among them.
      const filter = input.filter ?? { state: [...RUN_STATES] };
      const { conditions, sources } = runConditions(await knownQueue(tx, queue), filter, MOST_ITEMS + 1);
      conditions.add(runsOf(sources));
      if (input.ids) conditions.add(`j.id = ANY(${conditions.param(input.ids)}::uuid[])`);
      const items = await tx.query<{ id: string; label: string }>({
        text: `SELECT j.id, j.id::text AS label FROM ${RUNS} ${conditions.where()} ORDER BY j.created_on, j.id LIMIT $1`,
        values: conditions.values,
      });
      const run = await askForRun(context, tx, { table: "runs", action, input: { queue }, items });
      await context.jobs.enqueue(tx, bulkRunsJob, { runId: run.id }, { startAfter: run.startsAt });
      return { id: run.id };
    }),
  );
  return getRun(context, id);
}
