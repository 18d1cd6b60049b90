import { z } from "zod";
import { suspendTenant } from "#lib/tenancy";
import { suspendTenantCall, tenantDetail } from "#lib/tenancy/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "suspendTenant",
  summary: "Suspend a tenant: its people are locked out at once",
  tag: "Tenants",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: suspendTenantCall,
  response: tenantDetail,
  idempotent: true,
  handle: ({ context, params, body }) => suspendTenant(context, params.id, body),
});
