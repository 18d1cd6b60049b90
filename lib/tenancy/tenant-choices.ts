import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";

export interface TenantName {
  id: string;
  name: string;
  slug: string;
}

/** The first tenants by name, to choose from; the lists of tenants count and join what a choice does not need. */
export async function tenantChoices(context: StaffContext, limit: number): Promise<TenantName[]> {
  requirePermission(context, "tenant.read");
  return readAcrossTenants(context, "tenant.list", (tx) =>
    tx.query({ name: "tenant-choices", text: "SELECT id, name, slug FROM tenant ORDER BY lower(name), id LIMIT $1", values: [limit] }),
  );
}

/** What tenants are called, by id or by address; those that there are not are left out. */
export async function tenantNames(context: StaffContext, { ids = [], slugs = [] }: { ids?: string[]; slugs?: string[] }): Promise<TenantName[]> {
  requirePermission(context, "tenant.read");
  if (ids.length + slugs.length === 0) return [];
  return readAcrossTenants(context, "tenant.list", (tx) =>
    tx.query({
      name: "tenant-names",
      text: "SELECT id, name, slug FROM tenant WHERE id = ANY($1::uuid[]) OR slug = ANY($2::text[])",
      values: [ids, slugs],
    }),
  );
}
