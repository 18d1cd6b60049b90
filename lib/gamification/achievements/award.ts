import type { TenantContext } from "#lib/access";
import { recordAudits } from "#lib/audit";
import { emitAll, type Told } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Queryable, Transaction } from "#lib/platform/database";
import { publishUpdates } from "#lib/platform/realtime";
import { LOCALES } from "#words/locales";
import { sayIn } from "#words/say";
import type { Fact } from "../conditions/tally.ts";
import { postEarned } from "../ledger/post-points.ts";
import { causeOf, type Definition } from "./definitions.ts";

/** What has been met, in which period. */
export interface Due {
  definition: Definition;
  period: string;
}

/** Two at once would both see what is due, and both would count from the same tally: the second waits for the first. */
export async function lockAwards(tx: Transaction, tenantId: string): Promise<void> {
  await tx.query({
    name: "achievement-awards-lock",
    text: "SELECT pg_advisory_xact_lock(hashtextextended('gamification.award:' || $1, 0))::text",
    values: [tenantId],
  });
}

/**
 * The same for a transaction that is done again unless a later one says that it was done: the moving of a cursor, or the end of a job. It does
 * not wait for the disk, which the later one does for both, since what is written is written in order.
 */
export async function lockAwardsToCount(tx: Transaction, tenantId: string): Promise<void> {
  await tx.query({
    name: "achievement-awards-lock-to-count",
    text: `SELECT pg_advisory_xact_lock(hashtextextended('gamification.award:' || $1, 0))::text, set_config('synchronous_commit', 'off', true)`,
    values: [tenantId],
  });
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

/** What is to be awarded, to whom, because of which event and under which request. */
export interface Earned extends Due {
  userId: string;
  eventId: string | null;
  requestId: string;
}

/**
 * Awards what is due and pays its points, each cause once. By whose work: whoever caused the event, when they are of the
 * tenant; else the one who is responsible. With nobody there it waits for the next occasion.
 * @returns the keys of what was awarded now
 */
export async function awardDue(context: TenantContext, tx: Transaction, due: readonly Due[], fact: Fact | null): Promise<string[]> {
  if (due.length === 0) return [];
  const userId = await payeeOf(tx, context.tenant.id, fact);
  if (userId === null) return [];
  const { requestId } = context;
  return awardAll(
    context,
    tx,
    due.map((each) => ({ ...each, userId, eventId: fact?.id ?? null, requestId })),
  );
}

/** Awards all that was earned and does not stand already, in its order, at the cost of one. @returns the keys of what was awarded now */
export async function awardAll(context: TenantContext, tx: Transaction, earned: readonly Earned[]): Promise<string[]> {
  if (earned.length === 0) return [];
  const tenantId = context.tenant.id;
  const awards = await enterAwards(context, tx, earned);
  if (awards.length === 0) return [];
  await postEarned(
    context,
    tx,
    awards
      .filter(({ definition }) => definition.points > 0)
      .map(({ userId, causeKey, requestId, definition: { points } }) => ({ userId, kind: "earn", points, causeKey, requestId })),
  );
  await recordAudits(
    context,
    tx,
    awards.map(({ awardId, userId, requestId, definition: { key, points } }) => ({
      ...{ action: "achievement.award", tenantId, subjectType: "achievement", subjectId: key, after: { awardId, userId, points }, requestId },
    })),
  );
  await emitAll(context, tx, awards.flatMap(eventsOf(tenantId)));
  // Browsers have no catalogue: whoever is told at this moment reads it in their own language.
  const namesOf = (name: string) => Object.fromEntries(LOCALES.map((locale) => [locale, sayIn(locale, name)]));
  await publishUpdates(
    tx,
    awards.map(({ awardId, definition: { key, name, points } }) => ({
      ...{ tenantId, topic: "achievement.awarded", payload: { awardId, key, name, names: namesOf(name), points } },
    })),
  );
  return awards.map(({ definition }) => definition.key);
}

interface Entered extends Earned {
  awardId: string;
  causeKey: string;
}

const eventsOf =
  (tenantId: string) =>
  ({ awardId, userId, period, requestId, definition: { key, name, points, tier, surface } }: Entered): Told[] => {
    const award = { tenantId, awardId, definitionKey: key, name, userId, points };
    return [
      { name: "achievement.awarded", data: award, requestId },
      { name: "achievement.unlocked", data: { ...award, tier, surface, period: period === "" ? null : period }, requestId },
    ];
  };

/** @returns those that did not stand already and that no operator took back */
async function enterAwards(context: TenantContext, tx: Transaction, earned: readonly Earned[]): Promise<Entered[]> {
  const asked = earned.map((each) => ({ ...each, awardId: newId() }));
  const inserted = await tx.query<{ id: string; cause_key: string }>({
    name: "achievement-awards-enter",
    // Earned again after it was taken back, it is another cause: what was entered is never entered anew.
    text: `INSERT INTO achievement_award (id, tenant_id, definition_key, user_id, cause_key, version, period, event_id, awarded_at)
           SELECT o.id, $1::uuid, o.key, o.user_id, o.cause_key || CASE WHEN before.times > 0 THEN '#' || before.times + 1 ELSE '' END, o.version, o.period, o.event_id, $2::timestamptz
           FROM unnest($3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::int[], $8::text[], $9::uuid[]) WITH ORDINALITY
             AS o (id, key, user_id, cause_key, version, period, event_id, nr)
           CROSS JOIN LATERAL (SELECT count(*) AS times, bool_or(a.taken_back_because = 'operator') AS is_barred FROM achievement_award a
             WHERE a.tenant_id = $1::uuid AND a.definition_key = o.key AND a.period = o.period AND a.taken_back_at IS NOT NULL) before
           WHERE before.is_barred IS NOT TRUE ORDER BY o.nr ON CONFLICT DO NOTHING RETURNING id, cause_key`,
    values: [
      context.tenant.id,
      context.clock.now(),
      asked.map(({ awardId }) => awardId),
      asked.map(({ definition }) => definition.key),
      asked.map(({ userId }) => userId),
      asked.map(({ definition, period }) => causeOf(definition.key, period)),
      asked.map(({ definition }) => definition.version),
      asked.map(({ period }) => period),
      asked.map(({ eventId }) => eventId),
    ],
  });
  const causes = new Map(inserted.map(({ id, cause_key }) => [id, cause_key]));
  return asked.flatMap((each) => {
    const causeKey = causes.get(each.awardId);
    return causeKey === undefined ? [] : [{ ...each, causeKey }];
  });
}

/** Who of those that caused some events belongs to the tenant. */
export async function membersAmongActors(tx: Queryable, tenantId: string, facts: readonly Fact[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ user_id: string }>({
    name: "members-among-actors",
    text: "SELECT user_id FROM membership WHERE tenant_id = $1::uuid AND user_id = ANY($2::uuid[]) AND status = 'active'",
    values: [tenantId, [...new Set(facts.flatMap(({ actorId }) => actorId ?? []))]],
  });
  return new Set(rows.map(({ user_id }) => user_id));
}

/** Who is paid for each of some events: `members` are those who caused them and belong to the tenant. Who else is asked once, if at all. */
export function payeesAmong(tx: Queryable, tenantId: string, members: ReadonlySet<string>): (fact: Fact) => Promise<string | null> {
  let responsible: Promise<string | null> | null = null;
  return async ({ actorId }) => {
    if (actorId && members.has(actorId)) return actorId;
    responsible ??= responsiblePerson(tx, tenantId);
    return responsible;
  };
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
    name: "person-responsible",
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
