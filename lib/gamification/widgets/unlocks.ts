import type { Queryable } from "#lib/platform/database";
import type { Unlock } from "./schema.ts";

/** What companies earned last and still have, of all or of one; demo companies with the others. */
export async function latestUnlocks(tx: Queryable, tenantId: string | null, most: number): Promise<Unlock[]> {
  const rows = await tx.query<Omit<Unlock, "earnedAt"> & { earned: Date }>({
    name: tenantId === null ? "latest-unlocks" : "latest-unlocks-of-tenant",
    text: `SELECT a.tenant_id AS "tenantId", t.name AS "tenantName", d.key, d.name, d.tier, a.awarded_at AS earned
           FROM achievement_award a JOIN achievement_definition d ON d.key = a.definition_key JOIN tenant t ON t.id = a.tenant_id
           WHERE a.taken_back_at IS NULL ${tenantId === null ? "" : "AND a.tenant_id = $2::uuid"}
           ORDER BY a.awarded_at DESC, a.id LIMIT $1::int`,
    values: tenantId === null ? [most] : [most, tenantId],
  });
  return rows.map(({ earned, ...row }) => ({ ...row, earnedAt: earned.toISOString() }));
}
