import { bulkRun } from "#lib/tables/schema";
import { bulkTenants } from "#lib/tenancy";
import { bulkTenantsInput } from "#lib/tenancy/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "bulkTenants",
  summary: "Suspend or open many tenants; it begins after ten seconds and can be called off",
  tag: "Tenants",
  access: "staff",
  permission: "tenant.manage",
  body: bulkTenantsInput,
  response: bulkRun,
  status: 202,
  idempotent: true,
  handle: ({ context, body }) => bulkTenants(context, body),
});
