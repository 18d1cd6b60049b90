import { inTenant, readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { conflict, notFound } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { conditionsOf, orderOf, pageOf, prepared, type SortedRow } from "#lib/tables";
import { findAbout, requireMayWriteAbout } from "../activities/activity-rows.ts";
import type { About } from "../activities/schema.ts";
import { placesOf, putOnPages } from "./put-on-pages.ts";
import type { ListWaitingMailsInput, LoggedMail, MailAttachment, MailRecipient, WaitingMailPage } from "./schema.ts";

interface WaitingRow extends SortedRow {
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
 * Mails of which nobody is known whom they are about, the newest first. What stands in them may concern anybody, so only who may change every
 * lead reads them.
 * @throws `forbidden`
 */
export async function listWaitingMails(context: TenantContext, { cursor, limit }: ListWaitingMailsInput): Promise<WaitingMailPage> {
  requirePermission(context, "lead.execute");
  const conditions = conditionsOf(limit + 1);
  conditions.add(`m.tenant_id = ${conditions.param(context.tenant.id)}::uuid`);
  conditions.add("m.is_waiting");
  const order = orderOf({ created: { column: "m.created_at", type: "timestamptz" } }, "-created", "m");
  order.after(conditions, cursor);
  const rows = await readInTenant(context, (tx) =>
    tx.query<WaitingRow>(
      prepared(
        "list-waiting-mails",
        `SELECT m.id, ${order.column}::text AS sort_value, m.subject, m.direction, m.from_name, m.from_address, m.recipients, m.body, m.is_cut,
                m.attachments, m.sent_at, m.created_at
         FROM crm_mail m ${conditions.where()} ${order.by()} LIMIT $1`,
        conditions,
      ),
    ),
  );
  const page = pageOf(rows, { limit, sort: "-created" });
  return {
    nextCursor: page.nextCursor,
    mails: page.rows.map((row) => ({
      id: row.id,
      from: { name: row.from_name, address: row.from_address },
      recipients: row.recipients,
      text: row.body,
      isCut: row.is_cut,
      attachments: row.attachments,
      subject: row.subject,
      direction: row.direction,
      sentAt: row.sent_at.toISOString(),
      createdAt: row.created_at.toISOString(),
    })),
  };
}

/** Puts a mail that waits on a record, by hand. @throws `forbidden`, `not_found`; `conflict` when somebody settled it meanwhile */
export async function attachMail(context: TenantContext, id: string, about: About): Promise<LoggedMail> {
  requirePermission(context, "lead.execute");
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const mail = await tx.prisma.crmMail.findFirst({ where: { tenantId, id }, select: { isWaiting: true } });
    if (!mail) throw notFound("This mail");
    if (!mail.isWaiting) throw conflict("This mail stands on a record already. Look at the list again.");
    const record = await findAbout(tx, tenantId, about);
    requireMayWriteAbout(context, about.about, record);
    await putOnPages(context, tx, id, [record]);
    await recordAudit(context, tx, { action: "crm_mail.attach", tenantId, subjectType: "crm_mail", subjectId: id, after: { ...about } });
    return { id, isNew: false, isWaiting: false, about: await placesOf(tx, tenantId, id) };
  });
}

/** Throws a mail that waits away, for good. @throws `forbidden`, `not_found` also for one that stands on a record */
export async function discardMail(context: TenantContext, id: string): Promise<void> {
  requirePermission(context, "lead.execute");
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    const { count } = await tx.prisma.crmMail.deleteMany({ where: { tenantId, id, isWaiting: true } });
    if (count === 0) throw notFound("This mail");
    await recordAudit(context, tx, { action: "crm_mail.discard", tenantId, subjectType: "crm_mail", subjectId: id });
    await publishUpdate(tx, { tenantId, topic: "crm.changed", payload: { ids: [id] } });
  });
}
