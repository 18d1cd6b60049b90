import { listMyTenants } from "#lib/identity";
import { listMyTenantsInput, myTenantPage } from "#lib/identity/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listMyTenants",
  summary: "The tenants one belongs to, and whether they can be entered now",
  tag: "Identity",
  access: "user",
  query: listMyTenantsInput,
  response: myTenantPage,
  handle: ({ context, query }) => listMyTenants(context, query),
});
