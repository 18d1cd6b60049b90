import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { AUDIT_COLUMNS, type AuditRow, auditEntryOf, readAcrossTenants } from "#lib/audit";
import type { AuditPage, AuditPageInput } from "#lib/audit/schema";

// Signing in and out is told by the sign-in history.
const TRAIL = `
  SELECT ${AUDIT_COLUMNS} FROM audit_entry
  WHERE subject_type = 'user' AND subject_id = $1 AND ($2::uuid IS NULL OR id < $2)
    AND NOT action ^@ 'sign_out' AND action NOT IN ('sign_in', 'sign_in.first_factor', 'sign_in.second_factor', 'sign_in.brand_domain')
  ORDER BY id DESC LIMIT $3`;

/** What was done to a person's account, by themselves and by others, newest first. Ids are time-ordered, so the id is the cursor. */
export async function listPersonAudit(context: StaffContext, personId: string, page: AuditPageInput): Promise<AuditPage> {
  requirePermission(requireStaff(context), "audit.read");
  const rows = await readAcrossTenants(context, "audit.read", (tx) =>
    tx.query<AuditRow>({ name: "audit-of-person", text: TRAIL, values: [personId, page.cursor ?? null, page.limit + 1] }),
  );
  const entries = rows.slice(0, page.limit).map(auditEntryOf);
  return { entries, nextCursor: rows.length > page.limit ? (entries.at(-1)?.id ?? null) : null, searchedBackTo: null };
}
