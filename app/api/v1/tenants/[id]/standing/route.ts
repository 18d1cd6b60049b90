import { z } from "zod";
import { setStanding } from "#lib/tenancy";
import { setStandingInput, tenantDetail } from "#lib/tenancy/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "setTenantStanding",
  summary: "Say how a tenant stands with its bill: its subscription starts, is past due, or is paid",
  tag: "Tenants",
  access: "staff",
  permission: "tenant.manage",
  params: z.strictObject({ id: z.uuid() }),
  body: setStandingInput,
  response: tenantDetail,
  idempotent: true,
  handle: ({ context, params, body }) => setStanding(context, params.id, body),
});
