import { countTenants } from "#lib/tenancy";
import { tenantCount, tenantFilter } from "#lib/tenancy/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "countTenants",
  summary: "How many tenants a filter means, up to a bound",
  tag: "Tenants",
  access: "staff",
  permission: "tenant.read",
  query: tenantFilter,
  response: tenantCount,
  handle: ({ context, query }) => countTenants(context, query),
});
