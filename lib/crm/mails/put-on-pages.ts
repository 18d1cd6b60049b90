import type { TenantContext } from "#lib/access";
import type { Queryable, Transaction } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { AboutRow } from "../activities/activity-rows.ts";
import { insertActivity, touch } from "../activities/log-activity.ts";
import { SUBJECT_KINDS } from "../activities/schema.ts";
import { type Place, planPlaces } from "./plan-places.ts";
import type { LoggedMail } from "./schema.ts";

interface MailRow {
  direction: "in" | "out";
  subject: string;
  sent_at: Date;
}

/**
 * Puts a mail on the timelines of records, once on each; a mail that we sent counts as having spoken to a lead. Two who put the same mail
 * somewhere wait for each other.
 * @returns the entries that were added
 * @throws `not_found`
 */
export async function putOnPages(context: TenantContext, tx: Transaction, mailId: string, wanted: readonly AboutRow[]): Promise<Place[]> {
  const tenantId = context.tenant.id;
  const [mail] = await tx.query<MailRow>({
    text: "SELECT direction, subject, sent_at FROM crm_mail WHERE tenant_id = $1::uuid AND id = $2::uuid FOR UPDATE",
    values: [tenantId, mailId],
  });
  if (!mail) throw notFound("This mail");
  const places = planPlaces(wanted, await entriesOf(tx, tenantId, mailId));
  for (const place of places) {
    const entry = { kind: "mail" as const, subject: mail.subject, body: "", direction: mail.direction, occurredAt: mail.sent_at, mailId };
    await insertActivity(context, tx, place, entry);
    await touch(context, tx, place, mail.direction === "out" ? "mail" : "note", mail.sent_at);
  }
  if (places.length > 0) {
    await tx.prisma.crmMail.updateMany({ where: { tenantId, id: mailId, isWaiting: true }, data: { isWaiting: false, lookAgainAt: null } });
    await tx.prisma.crmMailAddress.deleteMany({ where: { tenantId, mailId } });
  }
  return places;
}

/** On which records a mail stands. */
export async function placesOf(tx: Queryable, tenantId: string, mailId: string): Promise<LoggedMail["about"]> {
  const entries = await entriesOf(tx, tenantId, mailId);
  return entries.flatMap((entry) => SUBJECT_KINDS.flatMap((kind) => ((id) => (id === null ? [] : [{ kind, id }]))(entry[`${kind}_id`])));
}

const entriesOf = (tx: Queryable, tenantId: string, mailId: string): Promise<Place[]> =>
  tx.query<Place>({
    name: "crm-mail-places",
    text: `SELECT lead_id, deal_id, contact_id, company_id FROM activity WHERE tenant_id = $1::uuid AND mail_id = $2::uuid ORDER BY id`,
    values: [tenantId, mailId],
  });
