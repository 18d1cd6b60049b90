import { z } from "zod";
import { changeBrandingOfTenant } from "#lib/branding";
import { changeBrandingCall, changedBranding } from "#lib/branding/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "changeTenantBranding",
  summary: "Change the name and the colour of a tenant’s portal; its logo stays",
  tag: "Tenants",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: changeBrandingCall,
  response: changedBranding,
  handle: ({ context, params, body, runtime }) => changeBrandingOfTenant(context, params.id, body, null, runtime),
});
