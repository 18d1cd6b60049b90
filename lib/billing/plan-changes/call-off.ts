import { once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { conflict, notFound } from "#lib/platform/errors";
import { holdTenant } from "./change-own-plan.ts";

const PURPOSE = { kind: "system", purpose: "billing.call_off_plan" } as const;

/**
 * Calls a change of plan off that has not come yet: the company stays on the plan that it is on.
 * @throws `forbidden` without `billing.manage`, `not_found` also for another's, `conflict` when it has come or was called off
 */
export async function callOffPlanChange(context: TenantContext, id: string): Promise<{ id: string }> {
  requirePermission(context, "billing.manage");
  return context.db.transaction(PURPOSE, (tx) =>
    once(context, tx, async () => {
      const tenantId = context.tenant.id;
      await holdTenant(tx, tenantId);
      const change = await tx.prisma.planChange.findFirst({ where: { id, tenantId } });
      if (!change) throw notFound("This change");
      if (change.state !== "scheduled") throw conflict("This change cannot be called off any more.");
      await tx.prisma.planChange.updateMany({ where: { id, tenantId }, data: { state: "called_off", endedAt: context.clock.now() } });
      await recordAudit(context, tx, {
        action: "plan_change.call_off",
        tenantId,
        subjectType: "plan_change",
        subjectId: id,
        before: { planKey: change.toPlanKey, effectiveAt: change.effectiveAt.toISOString() },
      });
      return { id };
    }),
  );
}
