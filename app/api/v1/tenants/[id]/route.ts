import { z } from "zod";
import { getTenant } from "#lib/tenancy";
import { tenantDetail } from "#lib/tenancy/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getTenant",
  summary: "One tenant with its settings",
  tag: "Tenants",
  access: "staff",
  permission: "tenant.read",
  params: z.strictObject({ id: z.uuid() }),
  response: tenantDetail,
  handle: ({ context, params }) => getTenant(context, params.id),
});
