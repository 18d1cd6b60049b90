import { z } from "zod";
import type { TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import { changePlanIn } from "#lib/tenancy";
import { holdTenant } from "./change-own-plan.ts";
import { choicesIn, standingIn } from "./own-billing.ts";

const MOST_PER_ROUND = 500;
const PURPOSE = { kind: "system", purpose: "billing.change_plan" } as const;

/** Every ten minutes: does the changes of plan whose day has come, each in a transaction of its own; they count from the day's first moment. */
export const changeDuePlansJob = defineJob({
  name: "billing.change_due_plans",
  schema: z.object({}),
  async handle(_data, { runtime, signal }) {
    const failures: unknown[] = [];
    const due = await runtime.db.system<{ id: string; tenant_id: string }>({
      text: `SELECT id, tenant_id FROM plan_change WHERE state = 'scheduled' AND effective_at <= $1::timestamptz ORDER BY effective_at, id LIMIT ${MOST_PER_ROUND}`,
      values: [runtime.clock.now()],
    });
    for (const { id, tenant_id } of due) {
      if (signal?.aborted) return;
      try {
        const context = await systemContext(runtime, tenant_id, "job billing.change_due_plans", newId());
        await context.db.transaction(PURPOSE, (tx) => changeDue(context, tx, id));
      } catch (error) {
        // One that fails must not keep the others waiting.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  },
});

/** What was found is looked at again: it may have been called off or done, the plan changed, or more be in use than fits. */
async function changeDue(context: TenantContext, tx: Transaction, id: string): Promise<void> {
  const tenantId = context.tenant.id;
  await holdTenant(tx, tenantId);
  const change = await tx.prisma.planChange.findFirst({ where: { id, tenantId, state: "scheduled" } });
  if (!change) return;
  const refusal = await refusalOf(context, tx, change);
  const state = refusal === null ? "done" : "refused";
  await tx.prisma.planChange.updateMany({ where: { id, tenantId }, data: { state, endedAt: context.clock.now(), reason: refusal ?? "" } });
  await recordAudit(context, tx, {
    action: refusal === null ? "plan_change.done" : "plan_change.refuse",
    tenantId,
    subjectType: "plan_change",
    subjectId: id,
    before: { planKey: change.fromPlanKey },
    after: { planKey: change.toPlanKey, effectiveAt: change.effectiveAt.toISOString() },
    ...(refusal !== null && { reason: refusal }),
  });
  if (refusal === null) await changePlanIn(context, tx, tenantId, change.toPlanKey, change.effectiveAt);
}

/** Why a change cannot be done any more; null when it can. */
async function refusalOf(context: TenantContext, tx: Transaction, change: { fromPlanKey: string; toPlanKey: string }): Promise<string | null> {
  const { plan_key, status } = await standingIn(tx, context.tenant.id);
  if (status === "cancelled") return "The company has left.";
  if (plan_key !== change.fromPlanKey) return "The plan was changed meanwhile.";
  const to = (await choicesIn(context, tx)).find(({ key }) => key === change.toPlanKey);
  if (!to) return "The plan is gone.";
  return to.exceeded.length > 0 ? "The smaller plan has no room for what is in use." : null;
}
