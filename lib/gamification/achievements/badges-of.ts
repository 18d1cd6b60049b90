import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import type { PersonBadges } from "./schema.ts";

const MOST_SHOWN = 24;

/**
 * What a member has earned, each achievement once, the latest first. Of who chose not to be seen by name only they themselves see it.
 * @throws `forbidden` without `campaign.read`
 */
export async function badgesOf(context: TenantContext, userId: string): Promise<PersonBadges> {
  requirePermission(context, "campaign.read");
  return readInTenant(context, (tx) => badgesIn(context, tx, userId, MOST_SHOWN));
}

/** The same within a transaction of the tenant, the latest `most` of them. */
export async function badgesIn({ tenant, actor }: TenantContext, tx: Queryable, userId: string, most: number): Promise<PersonBadges> {
  const isOwn = actor.kind === "user" && actor.userId === userId;
  const rows = await tx.query<PersonBadges["badges"][number] & { earned: Date; total: number }>({
    name: "badges-of",
    text: `SELECT d.key, d.name, d.tier, count(*)::int AS times, max(a.awarded_at) AS earned, (count(*) OVER ())::int AS total
           FROM achievement_award a JOIN achievement_definition d ON d.key = a.definition_key
           WHERE a.tenant_id = $1::uuid AND a.user_id = $2::uuid AND a.taken_back_at IS NULL
             AND ($3::boolean OR NOT EXISTS (SELECT 1 FROM leaderboard_privacy p WHERE p.tenant_id = $1::uuid AND p.user_id = $2::uuid AND p.choice <> 'name'))
           GROUP BY d.key ORDER BY max(a.awarded_at) DESC, d.key LIMIT $4::int`,
    values: [tenant.id, userId, isOwn, most],
  });
  return {
    total: rows[0]?.total ?? 0,
    badges: rows.map(({ key, name, tier, times, earned }) => ({ key, name, tier, times, earnedAt: earned.toISOString() })),
  };
}
