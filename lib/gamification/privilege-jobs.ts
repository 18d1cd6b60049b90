import { z } from "zod";
import { dataOf, eventEnvelope } from "#lib/events";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { settlePrivileges } from "./settle-privileges.ts";

const ofTenant = z.object({ tenantId: z.uuid() });

/** Grants what an achievement and its points open, once it was awarded, and withdraws what points that were taken back had opened. */
export const settlePrivilegesJob = defineJob({
  name: "gamification.settle_privileges",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    const { tenantId } = ofTenant.parse(envelope.data);
    await settlePrivileges(await systemContext(runtime, tenantId, "job gamification.settle_privileges", envelope.requestId));
  },
  // What a tenant has reached is looked at once, by however many events it came.
  together: {
    most: 50,
    groupOf: ({ data }) => ofTenant.parse(data).tenantId,
    async handle([first], { runtime }) {
      if (!first) return;
      const { tenantId } = ofTenant.parse(first.data);
      await settlePrivileges(await systemContext(runtime, tenantId, "job gamification.settle_privileges", first.requestId));
    },
  },
});

/** Brings every tenant to a rule that was added or switched. */
export const applyPrivilegeRuleJob = defineJob({
  name: "gamification.apply_privilege_rule",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    dataOf(envelope, "privilege_rule.changed");
    await settleEverywhere(runtime, "job gamification.apply_privilege_rule", envelope.requestId);
  },
});

/** Brings every tenant to levels that were changed. */
export const applyLevelsJob = defineJob({
  name: "gamification.apply_levels",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    dataOf(envelope, "levels.changed");
    await settleEverywhere(runtime, "job gamification.apply_levels", envelope.requestId);
  },
});

/** Once a day: finds what was lost without an award, such as points that were taken back. */
export const settleAllPrivilegesJob = defineJob({
  name: "gamification.settle_all_privileges",
  schema: z.object({}),
  handle: (_data, { runtime }) => settleEverywhere(runtime, "job gamification.settle_all_privileges", newId()),
});

/** Each tenant in a transaction of its own, so that a repetition goes on. */
async function settleEverywhere(runtime: Runtime, purpose: string, requestId: string): Promise<void> {
  // Only who has members with points or achievements can have earned, or lost, anything.
  const tenants = await runtime.db.system<{ tenant_id: string }>({
    text: "SELECT tenant_id FROM ledger_entry UNION SELECT tenant_id FROM achievement_award UNION SELECT tenant_id FROM privilege_grant WHERE withdrawn_at IS NULL",
  });
  for (const { tenant_id } of tenants) await settlePrivileges(await systemContext(runtime, tenant_id, purpose, requestId));
}
