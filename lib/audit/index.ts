/** The audit trail: recording, searching, taking along, proving and pruning it; and the audited handle by which staff cross tenants. */
export { acrossTenants, readAcrossTenants } from "./across-tenants.ts";
export { AUDIT_COLUMNS, type AuditRow, auditEntryOf } from "./audit-row.ts";
export { digestOf } from "./chain-verifier.ts";
export { type AuditExport, EXPORT_LIMITS, exportPlatformAudit, exportTenantAudit } from "./export-audit.ts";
export { latestActs } from "./latest-acts.ts";
export { listTenantAudit } from "./list-tenant-audit.ts";
export { auditPersonalData } from "./personal-data.ts";
export { pruneAuditJob } from "./prune-audit.ts";
export { type AuditRecord, type Recorder, recordAudit, recordAudits } from "./record.ts";
export { type PersonToRedact, redactPerson } from "./redact-person.ts";
export { getPlatformAuditEntry, getTenantAuditEntry, searchPlatformAudit, searchTenantAudit } from "./search-audit.ts";
export { listChains, verifyChain } from "./verify-chain.ts";
export { verifyExport } from "./verify-export.ts";
export { verifyPlatformAudit, verifyTenantAudit } from "./verify-own-chain.ts";
