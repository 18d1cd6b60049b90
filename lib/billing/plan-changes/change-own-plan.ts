import { once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import { changePlanIn } from "#lib/tenancy";
import { lockBilling } from "../lock-billing.ts";
import { choicesIn, standingIn } from "./own-billing.ts";
import type { ChangeOwnPlanInput, PlanChoice } from "./schema.ts";

const PURPOSE = { kind: "system", purpose: "billing.change_plan" } as const;

/**
 * Takes another plan for the caller's company: one that costs as much or more at once, one that costs less when the month is over. What
 * that costs `previewPlanChange` said.
 * @returns the change's id, and whether it is done
 * @throws `forbidden` without `billing.manage`, `not_found` for a plan that there is not, `conflict` when the plan was changed meanwhile,
 * another change is to come, a bill is unpaid, or the plan has no room for what is in use
 */
export async function changeOwnPlan(context: TenantContext, { plan, from }: ChangeOwnPlanInput): Promise<{ id: string; isDone: boolean }> {
  requirePermission(context, "billing.manage");
  return context.db.transaction(PURPOSE, (tx) =>
    once(context, tx, async () => {
      const tenantId = context.tenant.id;
      await holdTenant(tx, tenantId);
      const to = await requireChoice(context, tx, plan, from);
      const now = context.clock.now();
      const id = newId();
      await tx.prisma.planChange.createMany({
        data: [
          {
            ...{ id, tenantId, fromPlanKey: from, toPlanKey: plan, state: to.isAtOnce ? "done" : "scheduled" },
            ...{ effectiveAt: new Date(to.effectiveAt), askedAt: now, endedAt: to.isAtOnce ? now : null },
            askedById: context.actor.kind === "user" ? context.actor.userId : null,
          },
        ],
      });
      await recordAudit(context, tx, {
        action: to.isAtOnce ? "plan_change.done" : "plan_change.schedule",
        tenantId,
        subjectType: "plan_change",
        subjectId: id,
        before: { planKey: from },
        after: { planKey: plan, effectiveAt: to.effectiveAt },
      });
      if (to.isAtOnce) await changePlanIn(context, tx, tenantId, plan, now);
      return { id, isDone: to.isAtOnce };
    }),
  );
}

async function requireChoice(context: TenantContext, tx: Transaction, plan: string, from: string): Promise<PlanChoice> {
  const { plan_key, status } = await standingIn(tx, context.tenant.id);
  if (plan_key !== from) throw conflict("The plan was changed meanwhile. Look at it again, then choose.");
  if (status === "past_due") throw conflict("A bill is unpaid. Pay it first; then the plan can be changed.");
  if (status !== "active" && status !== "trial") throw conflict("This company has left, and its plan is not changed any more.");
  const to = (await choicesIn(context, tx)).find(({ key }) => key === plan);
  if (!to) throw notFound("This plan");
  if (to.isCurrent) throw conflict(`${to.name} is the plan that you are on.`);
  if (to.exceeded.length > 0) throw conflict(`${to.name} has no room for what is in use. Make room first.`);
  const [scheduled] = await tx.query({
    text: "SELECT 1 FROM plan_change WHERE tenant_id = $1::uuid AND state = 'scheduled'",
    values: [context.tenant.id],
  });
  if (scheduled) throw conflict("Another change of the plan is to come. Call it off first.");
  return to;
}

/** Of two who change at once the second sees what the first did. */
export async function holdTenant(tx: Transaction, tenantId: string): Promise<void> {
  await lockBilling(tx, tenantId);
  await tx.query({ text: "SELECT 1 FROM tenant WHERE id = $1::uuid FOR UPDATE", values: [tenantId] });
}
