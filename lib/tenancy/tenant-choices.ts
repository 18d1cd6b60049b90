import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";

/** The first tenants by name, to choose from; the lists of tenants count and join what a choice does not need. */
export async function tenantChoices(context: StaffContext, limit: number): Promise<{ id: string; name: string; slug: string }[]> {
  requirePermission(context, "tenant.read");
  return readAcrossTenants(context, "tenant.list", (tx) =>
    tx.query({ name: "tenant-choices", text: "SELECT id, name, slug FROM tenant ORDER BY lower(name), id LIMIT $1", values: [limit] }),
  );
}
