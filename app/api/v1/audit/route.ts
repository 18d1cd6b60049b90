import { searchTenantAudit } from "#lib/audit";
import { auditPage, searchTenantAuditInput } from "#lib/audit/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "searchAudit",
  summary: "Your portal’s audit trail, newest first",
  tag: "Audit",
  access: "tenant",
  permission: "audit.read",
  query: searchTenantAuditInput,
  response: auditPage,
  handle: ({ context, query }) => searchTenantAudit(context, query),
});
