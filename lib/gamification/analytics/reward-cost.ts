import type { Queryable } from "#lib/platform/database";
import type { GamificationAnalytics } from "./schema.ts";

type Cost = GamificationAnalytics["cost"];

/** What rewards have cost so far: points by what they were given for, and credits by currency. @param of whom; all tenants with null */
export async function costOf(tx: Queryable, { tenantId }: { tenantId: string | null }): Promise<Cost> {
  // A reversal, or points that a review took away, belongs to what it takes back. What moves between accounts, such as a hold, gives nothing.
  const points = await tx.query<Cost["points"][number]>({
    name: "gamification-cost-points",
    text: `SELECT c.source, sum(c.lifetime)::float8 AS points, count(*)::int AS entries
           FROM (SELECT l.lifetime, CASE split_part(coalesce(o.cause_key, l.cause_key), ':', 1)
                          WHEN 'achievement' THEN 'achievement' WHEN 'season' THEN 'season' WHEN 'referral' THEN 'referral' ELSE 'other' END AS source
                 FROM ledger_entry l
                   LEFT JOIN ledger_entry h ON h.id = CASE WHEN l.kind = 'forfeit' AND l.cause_key LIKE 'held:%' THEN substr(l.cause_key, 6)::uuid END
                   LEFT JOIN ledger_entry o ON o.id = coalesce(l.reverses_id, CASE WHEN h.cause_key LIKE 'hold:%' THEN substr(h.cause_key, 6)::uuid END)
                 WHERE l.lifetime <> 0 AND ($1::uuid IS NULL OR l.tenant_id = $1)) c
           GROUP BY c.source ORDER BY points DESC, c.source`,
    values: [tenantId],
  });
  const credits = await tx.query<Cost["credits"][number]>({
    name: "gamification-cost-credits",
    text: `SELECT currency, count(*) FILTER (WHERE withdrawn_at IS NULL)::int AS count,
                  coalesce(sum(amount_minor) FILTER (WHERE withdrawn_at IS NULL), 0)::float8 AS "amountMinor",
                  coalesce(sum(amount_minor) FILTER (WHERE withdrawn_at IS NOT NULL), 0)::float8 AS "withdrawnMinor"
           FROM referral_credit WHERE $1::uuid IS NULL OR tenant_id = $1 GROUP BY currency ORDER BY currency`,
    values: [tenantId],
  });
  return { points, credits };
}
