import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { ListMailInput, MailItem, MailPage } from "./schema.ts";

interface MailRow {
  id: string;
  tenant_id: string | null;
  tenant_name: string | null;
  recipient: string;
  subject: string;
  text: string;
  status: MailItem["status"];
  attempts: number;
  error: string | null;
  created_at: Date;
  sent_at: Date | null;
}

// Ids are time-ordered, so the id is both the order and the cursor, and the primary key is the index of both. The first
// page starts below the greatest id there can be: with "$1 IS NULL OR" the planner would not seek.
const LIST_MAIL = `
  SELECT m.id, m.tenant_id, t.name AS tenant_name, m.recipient, m.subject, m.text, m.status, m.attempts, m.error, m.created_at, m.sent_at
  FROM mail_message m LEFT JOIN tenant t ON t.id = m.tenant_id
  WHERE m.id < coalesce($1::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff') ORDER BY m.id DESC LIMIT $2`;

/** The mails of all tenants and of the platform itself, newest first, for the operator's staff. */
export async function listMail(context: StaffContext, { cursor, limit }: ListMailInput): Promise<MailPage> {
  requirePermission(context, "system.monitor");
  const rows = await readAcrossTenants(context, "mail.read", (tx) =>
    tx.query<MailRow>({ name: "list-mail", text: LIST_MAIL, values: [cursor ?? null, limit + 1] }),
  );
  const mails = rows.slice(0, limit).map(mailItemOf);
  return { mails, nextCursor: rows.length > limit ? (mails.at(-1)?.id ?? null) : null };
}

function mailItemOf(row: MailRow): MailItem {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    tenantName: row.tenant_name,
    recipient: row.recipient,
    subject: row.subject,
    text: row.text,
    status: row.status,
    attempts: row.attempts,
    error: row.error,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
  };
}
