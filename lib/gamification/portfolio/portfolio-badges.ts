import type { Queryable } from "#lib/platform/database";
import type { PortfolioBadge, PortfolioBadgeChoice } from "./portfolio-schema.ts";

/** Far more than the catalogue has. */
const MOST = 500;

type Row = Omit<PortfolioBadge, "earnedAt"> & { earned: Date };

/**
 * What the tenant has earned and may show to everybody, by the words of the version that it was first earned by; the latest first. An award of
 * somebody who is not shown by name counts for no public page, though nobody is named there: in a small company one would know who it was.
 */
export async function earnedBadgesOf(tx: Queryable, tenantId: string): Promise<PortfolioBadge[]> {
  const rows = await tx.query<Row>({
    name: "portfolio-badges",
    text: `SELECT key, name, why, tier, times, earned FROM (
             SELECT DISTINCT ON (d.key) d.key, coalesce(v.content->>'name', d.name) AS name, coalesce(v.content->>'description', d.description) AS why,
               coalesce(v.content->>'tier', d.tier) AS tier, (count(*) OVER (PARTITION BY d.key))::int AS times, a.awarded_at AS earned
             FROM achievement_award a JOIN achievement_definition d ON d.key = a.definition_key
             LEFT JOIN achievement_version v ON v.definition_key = a.definition_key AND v.version = a.version AND a.version <> d.version
             WHERE a.tenant_id = $1::uuid AND a.taken_back_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM leaderboard_privacy p WHERE p.tenant_id = $1::uuid AND p.user_id = a.user_id AND p.choice <> 'name')
             ORDER BY d.key, a.awarded_at, a.id
           ) first ORDER BY earned DESC, key LIMIT ${MOST}`,
    values: [tenantId],
  });
  return rows.map(({ earned, ...badge }) => ({ ...badge, earnedAt: earned.toISOString() }));
}

/** All that may be chosen, and after it what is chosen and may be shown no more. */
export async function badgeChoicesOf(tx: Queryable, tenantId: string, chosen: readonly string[]): Promise<PortfolioBadgeChoice[]> {
  const earned = await earnedBadgesOf(tx, tenantId);
  const keys = new Set(earned.map(({ key }) => key));
  const gone = chosen.filter((key) => !keys.has(key));
  const known =
    gone.length === 0
      ? []
      : await tx.query<Omit<PortfolioBadge, "earnedAt" | "times">>({
          text: "SELECT key, name, description AS why, tier FROM achievement_definition WHERE key = ANY($1::text[]) ORDER BY name, key",
          values: [gone],
        });
  return [
    ...earned.map((badge) => ({ ...badge, isChosen: chosen.includes(badge.key) })),
    ...known.map((badge) => ({ ...badge, times: 0, earnedAt: null, isChosen: true })),
  ];
}

/** Of what was published, what is true now, with the days and numbers of now: an award that was taken back is gone from the page at once. Pure. */
export function stillEarned(published: readonly PortfolioBadge[], earned: readonly PortfolioBadge[]): PortfolioBadge[] {
  const now = new Map(earned.map((badge) => [badge.key, badge]));
  return published.flatMap((badge) => {
    const standing = now.get(badge.key);
    return standing ? [{ ...badge, times: standing.times, earnedAt: standing.earnedAt }] : [];
  });
}
