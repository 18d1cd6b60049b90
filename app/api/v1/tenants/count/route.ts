import { rowCount } from "#lib/tables/schema";
import { countTenants } from "#lib/tenancy";
import { tenantFilter } from "#lib/tenancy/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "countTenants",
  summary: "How many tenants a filter means, up to a bound",
  tag: "Tenants",
  access: "staff",
  permission: "tenant.read",
  query: tenantFilter,
  response: rowCount,
  handle: ({ context, query }) => countTenants(context, query),
});
