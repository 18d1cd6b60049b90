import { requirePermission, requireTenant, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Queryable, Transaction } from "#lib/platform/database";
import { publishControl } from "#lib/platform/realtime";
import { readLevels } from "./levels/level-table.ts";
import { type ActiveRule, type DuePrivilege, type Earner, keyOf, privilegesDue } from "./privileges-due.ts";

/**
 * Brings the tenant's earned privileges to what its people have reached and the rules say now: grants what is due and
 * withdraws what no longer is. Safe to repeat. It counts from each person's next request on.
 * @returns how many were granted and withdrawn
 */
export async function settlePrivileges(context: TenantContext): Promise<{ granted: number; withdrawn: number }> {
  requirePermission(requireTenant(context), "gamification.manage");
  const tenantId = context.tenant.id;
  // A tenant reads its grants and never writes them: this is the portal's own act.
  return context.db.transaction({ kind: "system", purpose: "gamification.settle_privileges" }, async (tx) => {
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('gamification.privileges:' || $1, 0))::text", values: [tenantId] });
    const held = await heldPrivileges(tx, tenantId);
    const had = new Set(held.map(keyOf));
    const due = privilegesDue(await activeRules(tx), await earnersOf(tx, tenantId), (await readLevels(tx)).levels, had);
    const wanted = new Set(due.map(keyOf));
    const granted = due.filter((each) => !had.has(keyOf(each)));
    const withdrawn = held.filter((each) => !wanted.has(keyOf(each)));
    for (const each of granted) await grant(context, tx, each);
    for (const each of withdrawn) await withdraw(context, tx, each);
    for (const id of new Set([...granted, ...withdrawn].map(({ userId }) => userId))) await publishControl(tx, { kind: "user.revoked", id });
    return { granted: granted.length, withdrawn: withdrawn.length };
  });
}

/** The rules are held: one that is switched off meanwhile waits, and then withdraws what this gave. */
function activeRules(tx: Queryable): Promise<ActiveRule[]> {
  return tx.query<ActiveRule>({
    name: "privilege-rules-active",
    text: `SELECT id, source_kind AS "sourceKind", source_key AS "sourceKey", permission FROM privilege_rule WHERE is_enabled ORDER BY id FOR SHARE`,
  });
}

/** Everybody who belongs to the tenant; who is only suspended has not lost what they earned. */
function earnersOf(tx: Queryable, tenantId: string): Promise<Earner[]> {
  return tx.query<Earner>({
    name: "privilege-earners",
    text: `SELECT m.user_id AS "userId",
                  coalesce((SELECT b.lifetime FROM point_balance b WHERE b.tenant_id = m.tenant_id AND b.user_id = m.user_id), 0) AS points,
                  ARRAY(SELECT a.definition_key FROM achievement_award a WHERE a.tenant_id = m.tenant_id AND a.user_id = m.user_id
                    AND a.taken_back_at IS NULL) AS achievements
           FROM membership m WHERE m.tenant_id = $1::uuid`,
    values: [tenantId],
  });
}

function heldPrivileges(tx: Queryable, tenantId: string): Promise<DuePrivilege[]> {
  return tx.query<DuePrivilege>({
    name: "privileges-held",
    text: `SELECT user_id AS "userId", rule_id AS "ruleId", permission FROM privilege_grant WHERE tenant_id = $1::uuid AND withdrawn_at IS NULL`,
    values: [tenantId],
  });
}

async function grant(context: TenantContext, tx: Transaction, { userId, ruleId, permission }: DuePrivilege): Promise<void> {
  const tenantId = context.tenant.id;
  await tx.prisma.privilegeGrant.createMany({ data: [{ id: newId(), tenantId, userId, ruleId, permission, grantedAt: context.clock.now() }] });
  const after = { permission, ruleId };
  await recordAudit(context, tx, { action: "privilege.grant", tenantId, subjectType: "user", subjectId: userId, after });
  await emit(context, tx, "privilege.granted", { tenantId, userId, permission });
}

async function withdraw(context: TenantContext, tx: Transaction, { userId, ruleId, permission }: DuePrivilege): Promise<void> {
  const tenantId = context.tenant.id;
  await tx.prisma.privilegeGrant.updateMany({ where: { tenantId, userId, ruleId, withdrawnAt: null }, data: { withdrawnAt: context.clock.now() } });
  const before = { permission, ruleId };
  await recordAudit(context, tx, { action: "privilege.withdraw", tenantId, subjectType: "user", subjectId: userId, before });
  await emit(context, tx, "privilege.withdrawn", { tenantId, userId, permission });
}
