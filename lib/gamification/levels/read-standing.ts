import { can, readInTenant, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { leaderboardIn } from "../boards/points-leaderboard.ts";
import { standingOf } from "./level-of.ts";
import { readLevels } from "./level-table.ts";
import type { Standing } from "./schema.ts";

/** What a session tells of what its person has earned in the tenant that they are in. */
export interface Earned extends Standing {
  achievements: number;
  /** Permissions that were earned, beside those of the role. */
  privileges: string[];
  /** Of all time; null for who has no points or is not on boards. */
  rank: number | null;
  /** The person's own, while it counts. */
  referralCode: string | null;
  /** The tenant's that was published last. */
  portfolioId: string | null;
}

/** The caller's own; null for a machine. It is read anew at each request: what was unlocked a moment ago is there. */
export async function earnedBy(context: TenantContext): Promise<Earned | null> {
  if (context.actor.kind !== "user") return null;
  const { userId } = context.actor;
  return readInTenant(context, async (tx) => {
    const board = can(context, "campaign.read") ? await leaderboardIn(context, tx, { period: "all", limit: 1, around: 0 }) : null;
    const standing = await readStanding(tx, context.tenant.id, userId);
    const [row] = await tx.query<Pick<Earned, "achievements" | "privileges" | "referralCode" | "portfolioId">>({
      name: "earned-by",
      text: `SELECT (SELECT count(*)::int FROM achievement_award WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND taken_back_at IS NULL) AS achievements,
                    ARRAY(SELECT DISTINCT permission FROM earned_privilege WHERE tenant_id = $1::uuid AND user_id = $2::uuid ORDER BY 1) AS privileges,
                    (SELECT code FROM referral_code WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND code LIKE 'BIZ%' AND closed_at IS NULL
                       AND expires_at > $3::timestamptz) AS "referralCode",
                    (SELECT id FROM portfolio WHERE tenant_id = $1::uuid AND status = 'published' ORDER BY published_at DESC, id LIMIT 1) AS "portfolioId"`,
      values: [context.tenant.id, userId, context.clock.now()],
    });
    if (!row) throw new Error("A query without a table has a row");
    return { ...standing, ...row, rank: board?.you?.entry.rank ?? null };
  });
}

/** Where a person stands; who never earned anything stands at the beginning. */
export async function readStanding(tx: Queryable, tenantId: string, userId: string): Promise<Standing> {
  const { levels } = await readLevels(tx);
  const [balance] = await tx.query<{ lifetime: number }>({
    name: "lifetime-points",
    text: "SELECT lifetime FROM point_balance WHERE tenant_id = $1::uuid AND user_id = $2::uuid",
    values: [tenantId, userId],
  });
  return standingOf(levels, balance?.lifetime ?? 0);
}
