import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { AuditPage, AuditPageInput } from "#lib/audit/schema";

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

// Signing in and out is told by the sign-in history.
const TRAIL = `
  SELECT id, at, actor_label, action, subject_type, subject_id, before, after, reason, ip, request_id FROM audit_entry
  WHERE subject_type = 'user' AND subject_id = $1 AND ($2::uuid IS NULL OR id < $2)
    AND NOT action ^@ 'sign_out' AND action NOT IN ('sign_in', 'sign_in.first_factor', 'sign_in.second_factor', 'sign_in.brand_domain')
  ORDER BY id DESC LIMIT $3`;

/** What was done to a person's account, by themselves and by others, newest first. Ids are time-ordered, so the id is the cursor. */
export async function listPersonAudit(context: StaffContext, personId: string, page: AuditPageInput): Promise<AuditPage> {
  requirePermission(requireStaff(context), "audit.read");
  const rows = await readAcrossTenants(context, "audit.read", (tx) =>
    tx.query<AuditRow>({ name: "audit-of-person", text: TRAIL, values: [personId, page.cursor ?? null, page.limit + 1] }),
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
