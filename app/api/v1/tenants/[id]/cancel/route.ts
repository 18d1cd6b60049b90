import { z } from "zod";
import { cancelTenant } from "#lib/tenancy";
import { cancelTenantInput, tenantDetail } from "#lib/tenancy/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "cancelTenant",
  summary: "End a tenant’s contract: its subscription ends, its data is kept",
  tag: "Tenants",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: cancelTenantInput,
  response: tenantDetail,
  idempotent: true,
  handle: ({ context, params, body }) => cancelTenant(context, params.id, body),
});
