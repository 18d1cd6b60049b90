import { createTenant, listTenants } from "#lib/tenancy";
import { createTenantInput, listTenantsInput, tenantDetail, tenantPage } from "#lib/tenancy/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listTenants",
  summary: "List, search and page through tenants",
  tag: "Tenants",
  access: "staff",
  permission: "tenant.read",
  query: listTenantsInput,
  response: tenantPage,
  handle: ({ context, query }) => listTenants(context, query),
});

export const POST = jsonRoute({
  operationId: "createTenant",
  summary: "Create a tenant",
  tag: "Tenants",
  access: "staff",
  permission: "tenant.manage",
  body: createTenantInput,
  response: tenantDetail,
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => createTenant(context, body),
});
