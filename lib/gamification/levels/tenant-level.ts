import type { Queryable } from "#lib/platform/database";
import { levelOf } from "./level-of.ts";
import { readLevels } from "./level-table.ts";
import type { TenantLevel } from "./schema.ts";

/**
 * The level that the lifetime points of a tenant's people make together, by the table that people stand on as well. Points of somebody who is
 * not shown by name do not count: in a small company they would tell what that person has. Without points there is none, since nobody earned it.
 */
export async function tenantLevelOf(tx: Queryable, tenantId: string): Promise<TenantLevel | null> {
  const [sum] = await tx.query<{ points: number }>({
    name: "points-of-tenant-shown",
    text: `SELECT coalesce(sum(greatest(b.lifetime, 0)), 0)::float8 AS points FROM point_balance b
           LEFT JOIN leaderboard_privacy p ON p.tenant_id = b.tenant_id AND p.user_id = b.user_id
           WHERE b.tenant_id = $1::uuid AND coalesce(p.choice, 'name') = 'name'`,
    values: [tenantId],
  });
  if (!sum || sum.points <= 0) return null;
  const { levels } = await readLevels(tx);
  const level = levelOf(levels, sum.points);
  const here = levels[level - 1];
  return here ? { level, name: here.name, of: levels.length, points: here.points } : null;
}
