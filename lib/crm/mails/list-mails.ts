import { can, readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { escapeLike, type Queryable } from "#lib/platform/database";
import { conditionsOf, orderOf, pageOf, prepared, type SortedRow } from "#lib/tables";
import type { SubjectKind } from "../activities/schema.ts";
import type { ListMailsInput, MailAttachment, MailItem, MailPage, MailRecipient } from "./schema.ts";

interface MailRow extends SortedRow {
  subject: string;
  direction: "in" | "out";
  from_name: string;
  from_address: string;
  recipients: MailRecipient[];
  body: string;
  is_cut: boolean;
  attachments: MailAttachment[];
  sent_at: Date;
  created_at: Date;
}

/**
 * Logged mails, the newest first: those of which nobody is known whom they are about, or those that stand on records; with `search`, those whose
 * subject, sender, a recipient or text has these words in this order; of people both name and address. What stands in a mail may concern anybody,
 * so only who may change every lead reads this list; mails of deals alone are left out for who may not read deals.
 *
 * A search goes through the tenant's mails from the newest by an index until its page is full. No index of words could serve it: PostgreSQL
 * applies none below the wall between tenants, since LIKE and full text may tell of rows that they refuse.
 * @throws `forbidden`; `invalid` for a cursor that is not of this list
 */
export async function listMails(context: TenantContext, { state, search, cursor, limit }: ListMailsInput): Promise<MailPage> {
  requirePermission(context, "lead.execute");
  const seesDeals = can(context, "deal.read");
  const conditions = conditionsOf(limit + 1);
  conditions.add(`m.tenant_id = ${conditions.param(context.tenant.id)}::uuid`);
  conditions.add(state === "waiting" ? "m.is_waiting" : "NOT m.is_waiting");
  if (state === "sorted" && !seesDeals)
    conditions.add(
      "EXISTS (SELECT 1 FROM activity a WHERE a.tenant_id = m.tenant_id AND a.mail_id = m.id AND num_nonnulls(a.lead_id, a.contact_id, a.company_id) > 0)",
    );
  if (search) {
    const wanted = conditions.param(`%${escapeLike(search.toLowerCase())}%`);
    // What is short comes first: a text that is kept apart from its row is then fetched only where it is needed.
    conditions.add(`(lower(m.subject || ' ' || m.from_name || ' ' || m.from_address) LIKE ${wanted}
      OR EXISTS (SELECT 1 FROM jsonb_array_elements(m.recipients) r WHERE lower((r ->> 'name') || ' ' || (r ->> 'address')) LIKE ${wanted})
      OR lower(m.body) LIKE ${wanted})`);
  }
  const order = orderOf({ created: { column: "m.created_at", type: "timestamptz" } }, "-created", "m");
  order.after(conditions, cursor);
  return readInTenant(context, async (tx) => {
    const rows = await tx.query<MailRow>(
      prepared(
        "list-mails",
        `SELECT m.id, ${order.column}::text AS sort_value, m.subject, m.direction, m.from_name, m.from_address, m.recipients, m.body, m.is_cut,
                m.attachments, m.sent_at, m.created_at
         FROM crm_mail m ${conditions.where()} ${order.by()} LIMIT $1`,
        conditions,
      ),
    );
    const page = pageOf(rows, { limit, sort: "-created" });
    const ids = state === "sorted" ? page.rows.map(({ id }) => id) : [];
    const about = ids.length > 0 ? await recordsOf(tx, context.tenant.id, ids, seesDeals) : new Map<string, MailItem["about"]>();
    return { nextCursor: page.nextCursor, mails: page.rows.map((row) => mailOf(row, about.get(row.id) ?? [])) };
  });
}

/** On which records each mail stands, by name; each mail is on a bounded number of them. */
async function recordsOf(tx: Queryable, tenantId: string, mailIds: string[], seesDeals: boolean): Promise<Map<string, MailItem["about"]>> {
  const rows = await tx.query<{ mail_id: string; kind: SubjectKind; id: string; name: string }>({
    name: "crm-mail-records",
    text: `SELECT a.mail_id, k.kind, k.id, k.name FROM activity a CROSS JOIN LATERAL (
             SELECT 'lead' AS kind, l.id, coalesce(nullif(trim(l.first_name || ' ' || l.last_name), ''), l.company_name, l.email, l.phone, '') AS name
               FROM lead l WHERE l.tenant_id = a.tenant_id AND l.id = a.lead_id
             UNION ALL SELECT 'contact', c.id, coalesce(nullif(trim(c.first_name || ' ' || c.last_name), ''), c.email, c.phone, '')
               FROM contact c WHERE c.tenant_id = a.tenant_id AND c.id = a.contact_id
             UNION ALL SELECT 'company', o.id, o.name FROM crm_company o WHERE o.tenant_id = a.tenant_id AND o.id = a.company_id
             UNION ALL SELECT 'deal', d.id, d.name FROM deal d WHERE $3 AND d.tenant_id = a.tenant_id AND d.id = a.deal_id
           ) k WHERE a.tenant_id = $1::uuid AND a.mail_id = ANY($2::uuid[]) ORDER BY a.id`,
    values: [tenantId, mailIds, seesDeals],
  });
  const about = new Map<string, MailItem["about"]>();
  for (const { mail_id: mailId, kind, id, name } of rows) about.set(mailId, [...(about.get(mailId) ?? []), { kind, id, name }]);
  return about;
}

const mailOf = (row: MailRow, about: MailItem["about"]): MailItem => ({
  id: row.id,
  from: { name: row.from_name, address: row.from_address },
  recipients: row.recipients,
  text: row.body,
  isCut: row.is_cut,
  attachments: row.attachments,
  subject: row.subject,
  direction: row.direction,
  about,
  sentAt: row.sent_at.toISOString(),
  createdAt: row.created_at.toISOString(),
});
