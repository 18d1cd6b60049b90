import { offerUndo, once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { changedMeanwhile, differingFields } from "#lib/platform/errors";
import { type ChangePolicyInput, type DunningPolicy, stepsAsShown } from "./schema.ts";

const MEANWHILE = "Somebody else has changed these steps meanwhile. Look at them again, then save yours.";

/** The steps that new cases begin with. */
export function getDunningPolicy(context: StaffContext): Promise<DunningPolicy> {
  requirePermission(context, "billing.manage");
  return readAcrossTenants(context, "dunning.read", readPolicy);
}

/**
 * Changes the steps for cases that open from now on; those that run keep theirs, since they were announced.
 * Nothing changed writes nothing.
 * @throws `conflict` when somebody else changed them meanwhile, with an issue on each field that stands differently now
 */
export function changeDunningPolicy(context: StaffContext, { steps, version }: ChangePolicyInput): Promise<DunningPolicy> {
  requirePermission(context, "billing.manage");
  return acrossTenants(context, "dunning.policy", (tx) =>
    once(context, tx, async () => {
      const before = await readPolicy(tx);
      const wanted = stepsAsShown(steps);
      if (before.version === version && differingFields(stepsAsShown(before.steps), wanted).length === 0) return before;
      const { count } = await tx.prisma.dunningPolicy.updateMany({ where: { id: 1, version }, data: { steps, version: { increment: 1 } } });
      // Read anew: of two at once the second has waited for what the first wrote.
      if (count === 0) throw changedMeanwhile(MEANWHILE, stepsAsShown((await readPolicy(tx)).steps), wanted);
      // A case that opens meanwhile keeps the steps that it began with, as every case does.
      offerUndo(context, { method: "PUT", path: "/api/v1/dunning/policy", body: { steps: before.steps, version: version + 1 } });
      await recordAudit(context, tx, {
        action: "dunning.policy_change",
        tenantId: null,
        subjectType: "dunning_policy",
        subjectId: "1",
        before: { steps: before.steps },
        after: { steps },
      });
      return { steps, version: version + 1 };
    }),
  );
}

async function readPolicy(tx: Queryable): Promise<DunningPolicy> {
  const [row] = await tx.query<DunningPolicy>({ text: "SELECT steps, version FROM dunning_policy WHERE id = 1" });
  if (!row) throw new Error("The steps of dunning are missing.");
  return row;
}
