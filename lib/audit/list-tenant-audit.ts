import type { StaffContext } from "#lib/access";
import type { AuditPage, AuditPageInput } from "./schema.ts";
import { searchPlatformAudit } from "./search-audit.ts";

/** What was done to or inside one tenant, newest first, for the operator's staff. */
export function listTenantAudit(context: StaffContext, tenantId: string, page: AuditPageInput): Promise<AuditPage> {
  return searchPlatformAudit(context, { ...page, tenant: tenantId });
}
