import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "./across-tenants.ts";
import { AUDIT_COLUMNS, type AuditRow, auditEntryOf } from "./audit-row.ts";
import type { AuditEntryView } from "./schema.ts";

/** What was done last anywhere, newest first. Staff's own reading is left out: it would fill the list by looking at it. */
export async function latestActs(context: StaffContext, limit: number): Promise<AuditEntryView[]> {
  requirePermission(context, "audit.read");
  const rows = await readAcrossTenants(context, "audit.read", (tx) =>
    tx.query<AuditRow>({
      text: `SELECT ${AUDIT_COLUMNS} FROM audit_entry WHERE action <> 'platform.read' ORDER BY id DESC LIMIT $1`,
      values: [limit],
    }),
  );
  return rows.map(auditEntryOf);
}
