import { z } from "zod";
import { reactivateTenant } from "#lib/tenancy";
import { reactivateTenantCall, tenantDetail } from "#lib/tenancy/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "reactivateTenant",
  summary: "Open a suspended tenant again",
  tag: "Tenants",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: reactivateTenantCall,
  response: tenantDetail,
  idempotent: true,
  handle: ({ context, params, body }) => reactivateTenant(context, params.id, body),
});
