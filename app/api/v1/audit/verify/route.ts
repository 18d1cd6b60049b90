import { verifyTenantAudit } from "#lib/audit";
import { auditVerdict } from "#lib/audit/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "verifyAudit",
  summary: "Check the hashes of your portal’s newest 50,000 entries",
  tag: "Audit",
  access: "tenant",
  permission: "audit.read",
  response: auditVerdict,
  handle: ({ context, runtime }) => verifyTenantAudit(context, runtime),
});
