import { offerUndo, once, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { changedMeanwhile } from "#lib/platform/errors";
import { findPlan } from "./list-plans.ts";
import type { ChangePlanInput, Plan } from "./schema.ts";

/**
 * Changes a plan. Limits hold at once for all who are on it; the price is for those who take the plan from now on, and what was
 * agreed before stays.
 * @throws `not_found`, `conflict` when the plan was changed meanwhile, with an issue on each field that stands differently now
 */
export async function changePlan(
  context: StaffContext,
  key: string,
  { version, storageMegabytes, price, ...fields }: ChangePlanInput,
): Promise<Plan> {
  requireStaff(context);
  requirePermission(context, "billing.manage");
  return acrossTenants(context, "billing.change_plan", (tx) =>
    once(context, tx, async () => {
      const before = await findPlan(tx, key);
      // All plans are priced in a currency of cents.
      const priceMinor = Math.round(Number(price) * 100);
      const data = {
        ...fields,
        priceMinor,
        storageBytes: BigInt(storageMegabytes) * 1_000_000n,
        updatedAt: context.clock.now(),
        version: { increment: 1 },
      };
      const { count } = await tx.prisma.plan.updateMany({ where: { key, version }, data });
      if (count === 0)
        throw changedMeanwhile(
          `${before.name} was changed by somebody else meanwhile. Load the page again and make your change on what is there now.`,
          asTyped(await findPlan(tx, key)),
          { ...fields, price: Number(price), storageMegabytes },
        );
      const after = await findPlan(tx, key);
      offerUndo(context, { method: "PUT", path: `/api/v1/plans/${key}`, body: { ...formOf(before), version: after.version } });
      await recordAudit(context, tx, {
        action: "plan.change",
        tenantId: null,
        subjectType: "plan",
        subjectId: key,
        before: termsOf(before),
        after: termsOf(after),
      });
      return after;
    }),
  );
}

/** A plan in the shapes of its form. */
const asTyped = ({ priceMinor, storageBytes, ...plan }: Plan) => ({ ...plan, price: priceMinor / 100, storageMegabytes: storageBytes / 1_000_000 });

/** What its form would send. */
function formOf({ priceMinor, storageBytes, ...plan }: Plan): object {
  const { name, maxUsers, maxApiCallsPerHour, maxAiRequestsPerDay, maxCampaigns, maxLeads, maxReportsPerMonth } = plan;
  const price = (priceMinor / 100).toFixed(2);
  const limits = { maxUsers, maxApiCallsPerHour, maxAiRequestsPerDay, maxCampaigns, maxLeads, maxReportsPerMonth };
  return { name, price, ...limits, storageMegabytes: storageBytes / 1_000_000 };
}

function termsOf({ tenants: _, mrrMinor: _mrr, atOtherPrice: _other, updatedAt: _at, ...terms }: Plan) {
  return terms;
}
