import { once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import type { ChangePolicyInput, DunningPolicy } from "./schema.ts";

/** The steps that new cases begin with. */
export function getDunningPolicy(context: StaffContext): Promise<DunningPolicy> {
  requirePermission(context, "billing.manage");
  return readAcrossTenants(context, "dunning.read", readPolicy);
}

/**
 * Changes the steps for cases that open from now on; those that run keep theirs, since they were announced.
 * @throws `conflict` when somebody else changed them meanwhile
 */
export function changeDunningPolicy(context: StaffContext, { steps, version }: ChangePolicyInput): Promise<DunningPolicy> {
  requirePermission(context, "billing.manage");
  return acrossTenants(context, "dunning.policy", (tx) =>
    once(context, tx, async () => {
      const before = await readPolicy(tx);
      const { count } = await tx.prisma.dunningPolicy.updateMany({ where: { id: 1, version }, data: { steps, version: { increment: 1 } } });
      if (count === 0) throw conflict("Somebody else has changed these steps meanwhile. Look at them again, then save yours.");
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
