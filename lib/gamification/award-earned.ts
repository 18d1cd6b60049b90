import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Queryable, Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import { causeOf, type Definition, definitionsOf } from "./definitions.ts";
import { postPoints } from "./ledger/post-points.ts";
import { measuresOf } from "./measures.ts";
import { progressOf } from "./progress.ts";

/**
 * Awards what the tenant has reached and was not awarded yet, and pays the points to the person responsible. Safe to
 * repeat: each achievement is awarded and paid once. Suspended and cancelled tenants still get their awards, since
 * they did the work before; their people see them when the tenant is open again.
 * @returns the keys of what was awarded now
 */
export async function awardEarned(context: TenantContext): Promise<string[]> {
  requirePermission(context, "gamification.manage");
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    // Two at once would both see what is due; the second waits and then finds nothing left.
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('gamification.award:' || $1, 0))::text", values: [tenantId] });
    const definitions = (await definitionsOf(tx, tenantId)).filter(({ awardedAt }) => awardedAt === null);
    const measures = await measuresOf(tx, tenantId);
    const due = definitions.filter(({ condition }) => progressOf(condition, measures).isMet);
    if (due.length === 0) return [];
    const userId = await responsiblePerson(tx, tenantId);
    // Points belong to a person. With nobody there the award waits for the next figures after somebody joined.
    if (userId === null) return [];
    const awarded: string[] = [];
    for (const definition of due) {
      if (await award(context, tx, definition, userId)) awarded.push(definition.key);
    }
    return awarded;
  });
}

/** @returns false when the cause was paid before */
async function award(context: TenantContext, tx: Transaction, { key, name, points }: Definition, userId: string): Promise<boolean> {
  const tenantId = context.tenant.id;
  const awardId = newId();
  const inserted = await tx.query({
    text: `INSERT INTO achievement_award (id, tenant_id, definition_key, user_id, cause_key, awarded_at)
           VALUES ($1::uuid, $2::uuid, $3, $4::uuid, $5, $6::timestamptz) ON CONFLICT (tenant_id, cause_key) DO NOTHING RETURNING id`,
    values: [awardId, tenantId, key, userId, causeOf(key), context.clock.now()],
  });
  if (inserted.length === 0) return false;
  await postPoints(context, tx, { userId, kind: "earn", points, causeKey: causeOf(key) });
  await recordAudit(context, tx, {
    action: "achievement.award",
    tenantId,
    subjectType: "achievement",
    subjectId: key,
    after: { awardId, userId, points },
  });
  await emit(context, tx, "achievement.awarded", { tenantId, awardId, definitionKey: key, name, userId, points });
  await publishUpdate(tx, { tenantId, topic: "achievement.awarded", payload: { key, name, points } });
  return true;
}

/**
 * By whose work it was: the owner of the campaign with the most conversions, among owners who still are members; when
 * no campaign has one, the tenant's oldest administrator.
 */
async function responsiblePerson(tx: Queryable, tenantId: string): Promise<string | null> {
  const [person] = await tx.query<{ user_id: string }>({
    text: `(SELECT m.user_id FROM tenant_campaign_results r
              JOIN membership m ON m.tenant_id = r.tenant_id AND m.user_id = r.owner_id AND m.status = 'active'
              WHERE r.tenant_id = $1::uuid ORDER BY r.conversions DESC, r.starts_on, r.campaign_id LIMIT 1)
           UNION ALL
           (SELECT user_id FROM membership
              WHERE tenant_id = $1::uuid AND role = 'tenant_admin' AND status = 'active' ORDER BY created_at, user_id LIMIT 1)
           LIMIT 1`,
    values: [tenantId],
  });
  return person?.user_id ?? null;
}
