import { searchPlatformAudit } from "#lib/audit";
import { auditPage, searchAuditInput } from "#lib/audit/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "searchPlatformAudit",
  summary: "The audit trail of all tenants and the platform, newest first",
  tag: "Audit",
  access: "staff",
  permission: "audit.read",
  query: searchAuditInput,
  response: auditPage,
  handle: ({ context, query }) => searchPlatformAudit(context, query),
});
