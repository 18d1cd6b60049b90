import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { Consequences } from "./schema.ts";
import { OWNED_TABLES } from "./tables.ts";

const DELETED = OWNED_TABLES.filter(({ deletion }) => typeof deletion === "string" && deletion !== "follows").map(({ table }) => table);

/** Whoever belongs to no other tenant and is not on the staff. For a membership `m`. */
export const HAS_NOTHING_ELSE = `
  NOT EXISTS (SELECT FROM membership o WHERE o.user_id = m.user_id AND o.tenant_id <> m.tenant_id)
  AND NOT EXISTS (SELECT FROM "user" u WHERE u.id = m.user_id AND (u.platform_role IS NOT NULL OR u.erased_at IS NOT NULL))`;

/** What deleting a tenant would take away, counted now. @throws `not_found`, `forbidden` */
export async function consequencesOf(context: StaffContext, tenantId: string): Promise<Consequences> {
  requirePermission(context, "tenant.read");
  return readAcrossTenants(context, "tenant.delete", async (tx) => {
    const [found] = await tx.query({ text: "SELECT 1 FROM tenant WHERE id = $1::uuid", values: [tenantId] });
    if (!found) throw notFound("This tenant");
    return consequencesIn(tx, tenantId);
  });
}

/** The same inside a transaction that is already open and sees every table. */
export async function consequencesIn(tx: Queryable, tenantId: string): Promise<Consequences> {
  const counts = DELETED.map((table) => `SELECT '${table}' AS "table", count(*)::int AS rows FROM "${table}" WHERE tenant_id = $1::uuid`);
  const tables = await tx.query<{ table: string; rows: number }>({ text: counts.join(" UNION ALL "), values: [tenantId] });
  const [alone] = await tx.query<{ count: number }>({
    text: `SELECT count(*)::int AS count FROM membership m WHERE m.tenant_id = $1::uuid AND ${HAS_NOTHING_ELSE}`,
    values: [tenantId],
  });
  const of = (table: string) => tables.find((each) => each.table === table)?.rows ?? 0;
  return {
    people: of("membership"),
    peopleWithNothingElse: alone?.count ?? 0,
    campaigns: of("campaign"),
    domains: of("tenant_domain"),
    keys: of("api_key"),
    subscriptions: of("subscription"),
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    tables: tables.filter(({ rows }) => rows > 0).toSorted((a, b) => b.rows - a.rows || a.table.localeCompare(b.table)),
  };
}
