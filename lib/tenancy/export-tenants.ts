import { requirePermission, type StaffContext } from "#lib/access";
import type { Runtime } from "#lib/platform/runtime";
import { exportRows, type TableExport } from "#lib/tables";
import { type TenantListRow, tenantListQuery } from "./list-tenants.ts";
import type { ExportTenantsInput } from "./schema.ts";

/**
 * Every tenant that the filter means, in the order asked for.
 * @throws `forbidden`; otherwise as `exportRows`
 */
export async function exportTenants(context: StaffContext, input: ExportTenantsInput, runtime: Pick<Runtime, "limiter">): Promise<TableExport> {
  requirePermission(context, "tenant.read");
  const { format: _, ...filter } = input;
  return exportRows<TenantListRow>(
    context,
    {
      table: "tenants",
      action: "tenant.export",
      sheet: "Tenants",
      nouns: { one: "tenant", many: "tenants" },
      input,
      columns: [
        ["Tenant", (tenant) => tenant.name],
        ["Address", (tenant) => tenant.slug],
        ["Status", (tenant) => tenant.status],
        ["Kind", (tenant) => tenant.kind],
        ["Plan", (tenant) => tenant.plan_name],
        ["People", (tenant) => tenant.member_count],
        ["Created", (tenant) => tenant.created_at],
        ["Demo data", (tenant) => (tenant.is_demo ? "yes" : "no")],
        ["Id", (tenant) => tenant.id],
      ],
      query: (page) => tenantListQuery({ ...filter, ...page }),
    },
    runtime,
  );
}
