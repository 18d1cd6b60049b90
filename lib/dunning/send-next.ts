import { once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants } from "#lib/audit";
import { conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { lockSeen } from "./case-row.ts";
import { isReminder } from "./schema.ts";
import { takeStep } from "./take-step.ts";

/**
 * Sends the next reminder of a case before its day. The steps after it stay where they are.
 * @throws `not_found`, `conflict` when it changed meanwhile, is paused, or its next step is no reminder
 */
export function sendNextReminder(context: StaffContext, id: string, version: number, { config }: Pick<Runtime, "config">): Promise<{ id: string }> {
  requirePermission(context, "billing.manage");
  return acrossTenants(context, "dunning.send_next", (tx) =>
    once(context, tx, async () => {
      const row = await lockSeen(tx, id, version);
      const step = row.steps[row.steps_taken];
      if (row.state === "paused") throw conflict(`The case of ${row.tenant_name} is paused. Go on with it first.`);
      if (row.tenant_status !== "past_due" || !step || !isReminder(step.kind)) throw conflict(`There is no reminder left for ${row.tenant_name}.`);
      await takeStep({ ...context, config }, tx, row);
      return { id };
    }),
  );
}
