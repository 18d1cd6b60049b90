import { z } from "zod";
import { listTenantAudit } from "#lib/audit";
import { auditPage, auditPageInput } from "#lib/audit/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listTenantAudit",
  summary: "The audit trail of one tenant, newest first",
  tag: "Tenants",
  access: "staff",
  permission: "audit.read",
  params: z.strictObject({ id: z.uuid() }),
  query: auditPageInput,
  response: auditPage,
  handle: ({ context, params, query }) => listTenantAudit(context, params.id, query),
});
