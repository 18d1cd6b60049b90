import { z } from "zod";
import { changeTenant, getTenant } from "#lib/tenancy";
import { changeTenantInput, tenantDetail } from "#lib/tenancy/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "getTenant",
  summary: "One tenant with its settings",
  tag: "Tenants",
  access: "staff",
  permission: "tenant.read",
  params,
  response: tenantDetail,
  handle: ({ context, params }) => getTenant(context, params.id),
});

export const PUT = jsonRoute({
  operationId: "changeTenant",
  summary: "Change a tenant’s settings, its plan among them",
  tag: "Tenants",
  access: "staff",
  permission: "tenant.manage",
  params,
  body: changeTenantInput,
  response: tenantDetail,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => changeTenant(context, id, body),
});
