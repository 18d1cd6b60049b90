import { can, requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { escapeLike, type SqlQuery } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { type Conditions, conditionsOf, countRows, orderOf, pageOf, prepared, type SortedRow } from "#lib/tables";
import { dayAfter, dayStart, type RowCount } from "#lib/tables/schema";
import type { ListMailInput, MailDetail, MailFilter, MailItem, MailPage } from "./schema.ts";

/** Under what the audit trail keeps that staff looked at mails. */
const PURPOSE = "mail.read";

export interface MailRow extends SortedRow {
  tenant_id: string | null;
  tenant_name: string | null;
  recipient: string;
  subject: string;
  status: MailItem["status"];
  attempts: number;
  error: string | null;
  created_at: Date;
  sent_at: Date | null;
}

// Each has an index over the same expression.
const SORTS = {
  written: { column: "m.created_at", type: "timestamptz" },
  to: { column: "lower(m.recipient)", type: "text" },
  subject: { column: "left(lower(m.subject), 100)", type: "text" },
};
// What a row of the list tells; the texts stay where they are.
const COLUMNS = "m.id, m.tenant_id, m.recipient, m.subject, m.status, m.attempts, m.error, m.created_at, m.sent_at";

/**
 * The mails of all tenants and of the platform itself, page by page, for the operator's staff. Searches address and subject for a
 * part of either.
 * @throws `invalid` for a cursor that is not of this list
 */
export async function listMail(context: StaffContext, input: ListMailInput): Promise<MailPage> {
  requirePermission(context, "system.monitor");
  const query = mailListQuery(input);
  const read = await readAcrossTenants(context, PURPOSE, (tx) => tx.query<MailRow>(query));
  const { rows, nextCursor } = pageOf(read, input);
  return { mails: rows.map(itemOf), nextCursor };
}

/** How many mails a filter means; counted up to a bound and no further. */
export async function countMail(context: StaffContext, filter: MailFilter): Promise<RowCount> {
  requirePermission(context, "system.monitor");
  return readAcrossTenants(context, PURPOSE, (tx) => countRows(tx, "mail", "mail_message m", mailConditions(filter)));
}

/** What a link of a mail counts by: `randomToken`, at the end of its address. */
const TOKEN = /(?<=\/)[\w-]{43}(?![\w-])/g;

/**
 * One mail with what it says and the files that it brought along, also when these are removed. Links that count once are whole for super-admins alone: with another's, support would be that person,
 * without the consent and the trail that acting as somebody asks for.
 * @throws `not_found`
 */
export async function getMail(context: StaffContext, id: string): Promise<MailDetail> {
  requirePermission(context, "system.monitor");
  const [row] = await readAcrossTenants(context, PURPOSE, (tx) =>
    tx.query<MailRow & { text: string; files: MailDetail["files"] }>({
      name: "get-mail",
      text: `SELECT ${COLUMNS}, m.text, t.name AS tenant_name, CASE WHEN f.id IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(
               jsonb_build_object('name', f.name, 'contentType', f.content_type, 'sizeBytes', f.size_bytes,
                 'removedAt', to_char(f.removed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) END AS files
             FROM mail_message m LEFT JOIN tenant t ON t.id = m.tenant_id LEFT JOIN mail_file f ON f.id = m.file_id WHERE m.id = $1::uuid`,
      values: [id],
    }),
  );
  if (!row) throw notFound("This mail");
  return { ...itemOf(row), files: row.files, text: can(context, "tenant.manage") ? row.text : row.text.replaceAll(TOKEN, "…") };
}

/** The SQL of one page, one row longer than the page to see whether another follows. */
export function mailListQuery(input: ListMailInput): SqlQuery & { text: string } {
  const order = orderOf(SORTS, input.sort, "m");
  const conditions = mailConditions(input, input.limit + 1);
  order.after(conditions, input.cursor);
  return prepared(
    "list-mail",
    `WITH page AS MATERIALIZED (
        SELECT ${COLUMNS}, ${order.column} AS sort_value FROM mail_message m ${conditions.where()} ${order.by()} LIMIT $1
      )
      SELECT ${COLUMNS}, t.name AS tenant_name, m.sort_value::text AS sort_value
      FROM page m LEFT JOIN tenant t ON t.id = m.tenant_id ${order.by("m.sort_value")}`,
    conditions,
  );
}

/** The conditions of a filter. @param values what the statement has already */
export function mailConditions(filter: MailFilter, ...values: unknown[]): Conditions {
  const conditions = conditionsOf(...values);
  const { add, param } = conditions;
  const { search, status = [], tenant, writtenFrom, writtenTo } = filter;
  if (search) add(`(lower(m.recipient) || ' ' || lower(m.subject)) LIKE ${param(`%${escapeLike(search.toLowerCase())}%`)}`);
  // One is said as one: its index is in the order of the list.
  if (status.length === 1) add(`m.status = ${param(status[0])}`);
  else if (status.length > 1) add(`m.status = ANY(${param(status)}::text[])`);
  if (tenant)
    add(`m.tenant_id IN (SELECT t.id FROM tenant t WHERE (lower(t.name) || ' ' || t.slug) LIKE ${param(`%${escapeLike(tenant.toLowerCase())}%`)})`);
  if (writtenFrom) add(`m.created_at >= ${param(dayStart(writtenFrom))}`);
  if (writtenTo) add(`m.created_at < ${param(dayAfter(writtenTo))}`);
  return conditions;
}

const itemOf = (row: Omit<MailRow, "sort_value">): MailItem => ({
  id: row.id,
  tenantId: row.tenant_id,
  tenantName: row.tenant_name,
  recipient: row.recipient,
  subject: row.subject,
  status: row.status,
  attempts: row.attempts,
  error: row.error,
  createdAt: row.created_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
});
