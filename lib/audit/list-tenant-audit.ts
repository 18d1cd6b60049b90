import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "./across-tenants.ts";
import type { AuditPage, AuditPageInput } from "./schema.ts";

interface AuditRow {
  id: string;
  at: Date;
  actor_label: string;
  action: string;
  subject_type: string;
  subject_id: string;
  before: unknown;
  after: unknown;
  reason: string | null;
  ip: string | null;
  request_id: string | null;
}

/** What was done to or inside one tenant, newest first. Ids are time-ordered, so the id is the cursor. */
export async function listTenantAudit(context: StaffContext, tenantId: string, page: AuditPageInput): Promise<AuditPage> {
  requirePermission(context, "audit.read");
  const rows = await readAcrossTenants(context, "audit.read", (tx) =>
    tx.query<AuditRow>({
      name: "audit-of-tenant",
      text: `SELECT id, at, actor_label, action, subject_type, subject_id, before, after, reason, ip, request_id
             FROM audit_entry WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      values: [tenantId, page.cursor ?? null, page.limit + 1],
    }),
  );
  const entries = rows.slice(0, page.limit).map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor_label,
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    before: row.before,
    after: row.after,
    reason: row.reason,
    ip: row.ip,
    requestId: row.request_id,
  }));
  return { entries, nextCursor: rows.length > page.limit ? (entries.at(-1)?.id ?? null) : null };
}
