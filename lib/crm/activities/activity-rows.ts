import { can, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { forbidden, notFound } from "#lib/platform/errors";
import type { SortedRow } from "#lib/tables";
import type { MailContent } from "../mails/mail-content.ts";
import type { About, ActivityItem, SubjectKind } from "./schema.ts";

interface ActivityRow extends SortedRow {
  kind: ActivityItem["kind"];
  subject: string;
  body: string;
  direction: ActivityItem["direction"];
  occurred_at: Date | null;
  due_at: Date | null;
  done_at: Date | null;
  author_id: string | null;
  author_name: string | null;
  assignee_id: string | null;
  assignee_name: string | null;
  lead_id: string | null;
  lead_name: string | null;
  deal_id: string | null;
  deal_name: string | null;
  contact_id: string | null;
  contact_name: string | null;
  company_id: string | null;
  company_name: string | null;
  version: number;
  created_at: Date;
  mail: MailContent | null;
}

export type { ActivityRow };

const personName = (alias: string) =>
  `coalesce(nullif(trim(${alias}.first_name || ' ' || ${alias}.last_name), ''), ${alias}.email, ${alias}.phone, '')`;

/** An activity with the names of what it is about; `a` is a subquery's activity with a `sort_value`. */
export const ACTIVITY_SELECT = `
  SELECT a.id, a.sort_value::text AS sort_value, a.kind, a.subject, a.body, a.direction, a.occurred_at, a.due_at, a.done_at, a.author_id, au.name AS author_name,
         a.assignee_id, asg.name AS assignee_name, a.lead_id, coalesce(nullif(trim(l.first_name || ' ' || l.last_name), ''), l.company_name, l.email, l.phone) AS lead_name,
         a.deal_id, d.name AS deal_name, a.contact_id, ${personName("c")} AS contact_name, a.company_id, co.name AS company_name, a.version, a.created_at,
         CASE WHEN ml.id IS NOT NULL THEN jsonb_build_object('id', ml.id, 'from', jsonb_build_object('name', ml.from_name, 'address', ml.from_address),
           'recipients', ml.recipients, 'text', ml.body, 'isCut', ml.is_cut, 'attachments', ml.attachments) END AS mail`;
export const ACTIVITY_JOINS = `
  LEFT JOIN "user" au ON au.id = a.author_id
  LEFT JOIN "user" asg ON asg.id = a.assignee_id
  LEFT JOIN lead l ON l.tenant_id = a.tenant_id AND l.id = a.lead_id
  LEFT JOIN deal d ON d.tenant_id = a.tenant_id AND d.id = a.deal_id
  LEFT JOIN contact c ON c.tenant_id = a.tenant_id AND c.id = a.contact_id
  LEFT JOIN crm_company co ON co.tenant_id = a.tenant_id AND co.id = a.company_id
  LEFT JOIN crm_mail ml ON ml.tenant_id = a.tenant_id AND ml.id = a.mail_id`;

const KINDS = ["lead", "deal", "contact", "company"] as const satisfies SubjectKind[];

export const activityOf = (row: ActivityRow): ActivityItem => ({
  id: row.id,
  kind: row.kind,
  subject: row.subject,
  body: row.body,
  direction: row.direction,
  occurredAt: row.occurred_at?.toISOString() ?? null,
  dueAt: row.due_at?.toISOString() ?? null,
  doneAt: row.done_at?.toISOString() ?? null,
  authorId: row.author_id,
  authorName: row.author_name,
  assigneeId: row.assignee_id,
  assigneeName: row.assignee_name,
  about: KINDS.flatMap((kind) => {
    const id = row[`${kind}_id`];
    return id === null ? [] : [{ kind, id, name: row[`${kind}_name`] ?? "" }];
  }),
  mail: row.mail,
  version: row.version,
  createdAt: row.created_at.toISOString(),
});

/** @throws `not_found` */
export async function findActivity(tx: Queryable, tenantId: string, id: string): Promise<ActivityItem> {
  const [row] = await tx.query<ActivityRow>({
    name: "get-activity",
    text: `${ACTIVITY_SELECT} FROM (SELECT *, '' AS sort_value FROM activity WHERE tenant_id = $1::uuid AND id = $2::uuid) a ${ACTIVITY_JOINS}`,
    values: [tenantId, id],
  });
  if (!row) throw notFound("This activity");
  return activityOf(row);
}

/** What an activity is written about, with what it says of its owner and its kin. */
export interface AboutRow {
  owner_id: string | null;
  lead_id: string | null;
  deal_id: string | null;
  contact_id: string | null;
  company_id: string | null;
  status: string | null;
  version: number;
}

const ABOUT: Record<SubjectKind, string> = {
  lead: "SELECT owner_id, id AS lead_id, deal_id, contact_id, NULL::uuid AS company_id, status, version FROM lead",
  deal: "SELECT owner_id, lead_id, id AS deal_id, contact_id, company_id, NULL AS status, version FROM deal",
  contact: "SELECT owner_id, NULL::uuid AS lead_id, NULL::uuid AS deal_id, id AS contact_id, company_id, NULL AS status, version FROM contact",
  company:
    "SELECT owner_id, NULL::uuid AS lead_id, NULL::uuid AS deal_id, NULL::uuid AS contact_id, id AS company_id, NULL AS status, version FROM crm_company",
};

/** @throws `not_found` */
export async function findAbout(tx: Queryable, tenantId: string, { about, aboutId }: About): Promise<AboutRow> {
  const [row] = await tx.query<AboutRow>({
    name: `activity-about-${about}`,
    text: `${ABOUT[about]} WHERE tenant_id = $1::uuid AND id = $2::uuid`,
    values: [tenantId, aboutId],
  });
  if (!row) throw notFound(`This ${about}`);
  return row;
}

/**
 * Whoever may change what it is about may write down what was done with it: contacts and companies go with leads.
 * @throws `forbidden`
 */
export function requireMayWriteAbout(context: TenantContext, about: SubjectKind, record: { owner_id: string | null }): void {
  const permission = about === "deal" ? "deal.update" : "lead.update";
  if (!can(context, permission, { ownerId: record.owner_id })) throw forbidden("You may not write about this: it is not yours to change.");
}
