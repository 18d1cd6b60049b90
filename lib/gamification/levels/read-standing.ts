import { readInTenant, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { standingOf } from "./level-of.ts";
import { readLevels } from "./level-table.ts";
import type { Standing } from "./schema.ts";

/** What a session tells of what its person has earned in the tenant that they are in. */
export interface Earned extends Standing {
  achievements: number;
  /** Permissions that were earned, beside those of the role. */
  privileges: string[];
}

/** The caller's own; null for a machine. It is read anew at each request: what was unlocked a moment ago is there. */
export async function earnedBy(context: TenantContext): Promise<Earned | null> {
  if (context.actor.kind !== "user") return null;
  const { userId } = context.actor;
  return readInTenant(context, async (tx) => {
    const standing = await readStanding(tx, context.tenant.id, userId);
    const [row] = await tx.query<{ achievements: number; privileges: string[] }>({
      name: "earned-by",
      text: `SELECT (SELECT count(*)::int FROM achievement_award WHERE tenant_id = $1::uuid AND user_id = $2::uuid) AS achievements,
                    ARRAY(SELECT DISTINCT permission FROM earned_privilege WHERE tenant_id = $1::uuid AND user_id = $2::uuid ORDER BY 1) AS privileges`,
      values: [context.tenant.id, userId],
    });
    return { ...standing, achievements: row?.achievements ?? 0, privileges: row?.privileges ?? [] };
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
