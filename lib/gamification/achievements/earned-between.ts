import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { EarnedOnce } from "./schema.ts";

const MOST = 50;

/**
 * What the tenant and its people earned on the days from `from` to `to`, both included, in the tenant's time zone, and still have: each
 * achievement once, the latest first, at most fifty. It names nobody.
 * @throws `forbidden` without `campaign.read`
 */
export async function achievementsEarnedBetween(context: TenantContext, { from, to }: { from: string; to: string }): Promise<EarnedOnce[]> {
  requirePermission(context, "campaign.read");
  const { id, timeZone } = context.tenant;
  const rows = await readInTenant(context, (tx) =>
    tx.query<Omit<EarnedOnce, "earnedAt"> & { earned: Date }>({
      name: "achievements-earned-between",
      text: `SELECT d.key, d.name, d.description, d.tier, count(*)::int AS times, max(a.awarded_at) AS earned
             FROM achievement_award a JOIN achievement_definition d ON d.key = a.definition_key
             WHERE a.tenant_id = $1::uuid AND a.taken_back_at IS NULL
               AND a.awarded_at >= ($2::date)::timestamp AT TIME ZONE $4 AND a.awarded_at < ($3::date + 1)::timestamp AT TIME ZONE $4
             GROUP BY d.key ORDER BY max(a.awarded_at) DESC, d.key LIMIT ${MOST}`,
      values: [id, from, to, timeZone],
    }),
  );
  return rows.map(({ earned, ...row }) => ({ ...row, earnedAt: earned.toISOString() }));
}
