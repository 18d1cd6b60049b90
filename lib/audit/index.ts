/** The audit trail, and the audited handle by which the operator's staff cross tenants. */
export { acrossTenants, readAcrossTenants } from "./across-tenants.ts";
export { listTenantAudit } from "./list-tenant-audit.ts";
export { type AuditRecord, recordAudit } from "./record.ts";
