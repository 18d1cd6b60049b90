import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { Usage } from "./schema.ts";

/**
 * How much of its plan a tenant uses. Whoever is invited holds a place already, as when places are given out.
 * @throws `not_found`
 */
export async function usageOf(context: StaffContext, tenantId: string): Promise<Usage[]> {
  requirePermission(context, "tenant.read");
  return readAcrossTenants(context, "tenant.read", (tx) => readUsage(tx, tenantId, context.clock.now()));
}

/** The same inside a transaction that is already open. @throws `not_found` */
export async function readUsage(tx: Queryable, tenantId: string, now: Date): Promise<Usage[]> {
  const [row] = await tx.query<{ max_users: number | null; max_campaigns: number | null; members: number; invited: number; campaigns: number }>({
    name: "usage-of-tenant",
    text: `SELECT p.max_users, p.max_campaigns,
                    (SELECT count(*)::int FROM membership m WHERE m.tenant_id = t.id) AS members,
                    (SELECT count(*)::int FROM invitation i WHERE i.tenant_id = t.id AND i.status = 'pending' AND i.expires_at > $2) AS invited,
                    (SELECT count(*)::int FROM campaign c WHERE c.tenant_id = t.id) AS campaigns
             FROM tenant t JOIN plan p ON p.key = t.plan_key WHERE t.id = $1::uuid`,
    values: [tenantId, now],
  });
  if (!row) throw notFound("This tenant");
  return [
    { what: "people", used: row.members + row.invited, limit: row.max_users },
    { what: "campaigns", used: row.campaigns, limit: row.max_campaigns },
  ];
}
