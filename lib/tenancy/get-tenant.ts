import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { TENANT_COLUMNS, type TenantRow, tenantListItemOf } from "./list-tenants.ts";
import type { TenantDetail } from "./schema.ts";

interface TenantDetailRow extends TenantRow {
  trial_ends_at: Date | null;
  suspended_reason: string | null;
  time_zone: string;
  currency: string;
  locale: string;
  version: number;
  updated_at: Date;
}

/** One tenant with its settings, for the operator's staff. @throws `not_found` */
export async function getTenant(context: StaffContext, id: string): Promise<TenantDetail> {
  requirePermission(context, "tenant.read");
  return readAcrossTenants(context, "tenant.read", (tx) => findTenant(tx, id));
}

/** The same inside a transaction that is already open. @throws `not_found` */
export async function findTenant(tx: Queryable, id: string): Promise<TenantDetail> {
  const [row] = await tx.query<TenantDetailRow>({
    name: "get-tenant",
    text: `SELECT ${TENANT_COLUMNS}, t.trial_ends_at, t.suspended_reason, t.time_zone, t.currency, t.locale, t.version, t.updated_at
           FROM tenant t JOIN plan p ON p.key = t.plan_key WHERE t.id = $1::uuid`,
    values: [id],
  });
  if (!row) throw notFound("This tenant");
  return {
    ...tenantListItemOf(row),
    trialEndsAt: row.trial_ends_at?.toISOString() ?? null,
    suspendedReason: row.suspended_reason,
    timeZone: row.time_zone,
    currency: row.currency,
    locale: row.locale,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  };
}
