import type { TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Queryable, Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import { LOCALES } from "#words/locales";
import { sayIn } from "#words/say";
import type { Fact } from "../conditions/tally.ts";
import { postPoints } from "../ledger/post-points.ts";
import { causeOf, type Definition } from "./definitions.ts";

/** What has been met, in which period. */
export interface Due {
  definition: Definition;
  period: string;
}

/** Two at once would both see what is due, and both would count from the same tally: the second waits for the first. */
export async function lockAwards(tx: Transaction, tenantId: string): Promise<void> {
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('gamification.award:' || $1, 0))::text", values: [tenantId] });
}

/**
 * What is not awarded (again), of some achievements: what stands, and what an operator took back, who has decided for good. What is gone with
 * what it stood on can be earned again.
 */
export function settledAwards(tx: Queryable, tenantId: string, keys: readonly string[]): Promise<{ key: string; period: string }[]> {
  return tx.query({
    name: "achievement-awards-settled",
    text: `SELECT definition_key AS key, period FROM achievement_award
           WHERE tenant_id = $1::uuid AND definition_key = ANY($2::text[]) AND (taken_back_at IS NULL OR taken_back_because = 'operator')`,
    values: [tenantId, keys],
  });
}

/**
 * Awards what is due and pays its points, each cause once. By whose work: whoever caused the event, when they are of the
 * tenant; else the one who is responsible. With nobody there it waits for the next occasion.
 * @returns the keys of what was awarded now
 */
export async function awardDue(context: TenantContext, tx: Transaction, due: readonly Due[], fact: Fact | null): Promise<string[]> {
  if (due.length === 0) return [];
  const tenantId = context.tenant.id;
  const userId = await payeeOf(tx, tenantId, fact);
  if (userId === null) return [];
  const awarded: string[] = [];
  for (const each of due) if (await award(context, tx, each, userId, fact?.id ?? null)) awarded.push(each.definition.key);
  return awarded;
}

/** @returns false when it stands already, or an operator took it back */
async function award(context: TenantContext, tx: Transaction, { definition, period }: Due, userId: string, eventId: string | null): Promise<boolean> {
  const tenantId = context.tenant.id;
  const { key, name, points, tier, surface, version } = definition;
  const awardId = newId();
  const [inserted] = await tx.query<{ cause_key: string }>({
    // Earned again after it was taken back, it is another cause: what was entered is never entered anew.
    text: `INSERT INTO achievement_award (id, tenant_id, definition_key, user_id, cause_key, version, period, event_id, awarded_at)
           SELECT $1::uuid, $2::uuid, $3, $4::uuid, $5 || CASE WHEN before.times > 0 THEN '#' || before.times + 1 ELSE '' END, $6::int, $7, $8::uuid, $9::timestamptz
           FROM (SELECT count(*) AS times, bool_or(taken_back_because = 'operator') AS is_barred FROM achievement_award
                 WHERE tenant_id = $2::uuid AND definition_key = $3 AND period = $7 AND taken_back_at IS NOT NULL) before
           WHERE before.is_barred IS NOT TRUE ON CONFLICT DO NOTHING RETURNING cause_key`,
    values: [awardId, tenantId, key, userId, causeOf(key, period), version, period, eventId, context.clock.now()],
  });
  if (!inserted) return false;
  if (points > 0) await postPoints(context, tx, { userId, kind: "earn", points, causeKey: inserted.cause_key });
  await recordAudit(context, tx, {
    action: "achievement.award",
    tenantId,
    subjectType: "achievement",
    subjectId: key,
    after: { awardId, userId, points },
  });
  await emit(context, tx, "achievement.awarded", { tenantId, awardId, definitionKey: key, name, userId, points });
  const told = { tenantId, awardId, definitionKey: key, name, tier, surface, period: period === "" ? null : period, userId, points };
  await emit(context, tx, "achievement.unlocked", told);
  // Browsers have no catalogue: whoever is told at this moment reads it in their own language.
  const names = Object.fromEntries(LOCALES.map((locale) => [locale, sayIn(locale, name)]));
  await publishUpdate(tx, { tenantId, topic: "achievement.awarded", payload: { awardId, key, name, names, points } });
  return true;
}

/** Who is paid for what an event has met, or figures have; null with nobody there. */
export async function payeeOf(tx: Queryable, tenantId: string, fact: Fact | null): Promise<string | null> {
  if (fact?.actorId && (await isMember(tx, tenantId, fact.actorId))) return fact.actorId;
  return responsiblePerson(tx, tenantId);
}

async function isMember(tx: Queryable, tenantId: string, userId: string): Promise<boolean> {
  const rows = await tx.query({
    text: "SELECT 1 FROM membership WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND status = 'active'",
    values: [tenantId, userId],
  });
  return rows.length > 0;
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
