import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { reactivateTenant, setStanding } from "#lib/tenancy";
import type { TenantDetail } from "#lib/tenancy/schema";
import { findCase } from "./case-row.ts";

/**
 * Says that a tenant has paid, by the acts that there are for it: one that is past due becomes active, one that was suspended is opened
 * again. Its case closes with that.
 * @throws `not_found`, `forbidden` without the right to change tenants, `conflict` when it stands otherwise
 */
export async function recordPayment(context: StaffContext, id: string): Promise<TenantDetail> {
  requirePermission(context, "billing.manage");
  requirePermission(context, "tenant.manage");
  const { tenant_id, tenant_status } = await readAcrossTenants(context, "dunning.read", (tx) => findCase(tx, id));
  return tenant_status === "suspended"
    ? reactivateTenant(context, tenant_id, { from: ["suspended"] })
    : setStanding(context, tenant_id, { standing: "active" });
}
