import { z } from "zod";
import { once, type StaffContext } from "#lib/access";
import { acrossTenants } from "#lib/audit";
import { defineJob } from "#lib/platform/jobs";
import { askForRun, getRun, workOnRun } from "#lib/tables";
import { type BulkRun, MOST_ITEMS } from "#lib/tables/schema";
import { lockSuperAdmins, requireManager, requireOwnFactor } from "./act-on-person.ts";
import { endSessionsOfPerson } from "./end-sessions.ts";
import { personConditions } from "./list-people.ts";
import { reactivatePerson } from "./reactivate-person.ts";
import { type BulkPeopleInput, bulkPeopleAct } from "./schema.ts";
import { sendResetLink } from "./send-reset-link.ts";
import { suspendPerson } from "./suspend-person.ts";

const ACTS = { suspend: suspendPerson, reactivate: reactivatePerson, end_sessions: endSessionsOfPerson, send_reset_link: sendResetLink };

/** Does the same to many accounts, one after the other. */
export const bulkPeopleJob = defineJob({
  name: "people.bulk",
  schema: z.object({ runId: z.uuid() }),
  concurrency: 1,
  async handle({ runId }, attempt) {
    await workOnRun(attempt, runId, (context, run, personId) => {
      const { action, reason } = bulkPeopleAct.parse({ action: run.action, ...z.record(z.string(), z.unknown()).parse(run.input) });
      return ACTS[action](context, personId, { reason }, attempt.runtime);
    });
  },
});

/**
 * Asks for the same act upon many people: those of some ids, or all whom a filter means now. It begins after ten seconds. What
 * one person's suspension asks of whoever does it is asked here for all: a recent sign-in, and the second factor of those who have one.
 * @throws `forbidden`, with the reason `reauthentication_required` where a confirmation helps; `invalid` for none or too many
 */
export async function bulkPeople(context: StaffContext, input: BulkPeopleInput): Promise<BulkRun> {
  const { action, ...rest } = input.act;
  const isDangerous = action === "suspend";
  requireManager(context, isDangerous);
  const { id } = await acrossTenants(context, "people.bulk", (tx) =>
    once(context, tx, async () => {
      await lockSuperAdmins(context, tx);
      if (isDangerous) await requireOwnFactor(context, tx);
      const conditions = personConditions(input.filter ?? {}, context.clock.now(), MOST_ITEMS + 1);
      if (input.ids) conditions.add(`u.id = ANY(${conditions.param(input.ids)}::uuid[])`);
      const items = await tx.query<{ id: string; label: string }>({
        text: `SELECT u.id, u.name AS label FROM "user" u ${conditions.where()} ORDER BY lower(u.name), u.id LIMIT $1`,
        values: conditions.values,
      });
      const run = await askForRun(context, tx, { table: "people", action, input: rest, items });
      await context.jobs.enqueue(tx, bulkPeopleJob, { runId: run.id }, { startAfter: run.startsAt });
      return { id: run.id };
    }),
  );
  return getRun(context, id);
}
