import { dataOf, eventEnvelope } from "#lib/events";
import { systemContext } from "#lib/identity";
import { defineJob } from "#lib/platform/jobs";
import { settlePrivileges } from "./settle-privileges.ts";

/** Grants what an achievement and its points open, once it was awarded. */
export const settlePrivilegesJob = defineJob({
  name: "gamification.settle_privileges",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    const { tenantId } = dataOf(envelope, "achievement.awarded");
    await settlePrivileges(await systemContext(runtime, tenantId, "job gamification.settle_privileges", envelope.requestId));
  },
});

/** Brings every tenant to a rule that was added or switched; each in a transaction of its own, so that a repetition goes on. */
export const applyPrivilegeRuleJob = defineJob({
  name: "gamification.apply_privilege_rule",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    dataOf(envelope, "privilege_rule.changed");
    // Only who has members with points or achievements can have earned, or lost, anything.
    const tenants = await runtime.db.system<{ tenant_id: string }>({
      text: "SELECT tenant_id FROM ledger_entry UNION SELECT tenant_id FROM achievement_award UNION SELECT tenant_id FROM privilege_grant WHERE withdrawn_at IS NULL",
    });
    for (const { tenant_id } of tenants)
      await settlePrivileges(await systemContext(runtime, tenant_id, "job gamification.apply_privilege_rule", envelope.requestId));
  },
});
