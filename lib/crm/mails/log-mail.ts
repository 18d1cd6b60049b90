import { inTenant, once, requirePermission, requireSomeReach, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import { findAbout, requireMayWriteAbout } from "../activities/activity-rows.ts";
import type { About } from "../activities/schema.ts";
import { momentOf } from "../local-time.ts";
import { selfOf } from "../owners.ts";
import { findPlaces, teamAmong } from "./find-places.ts";
import { keyOf, type ParsedMail, parseMail } from "./parse-mail.ts";
import { placesOf, putOnPages } from "./put-on-pages.ts";
import { readMail } from "./read-mail.ts";
import type { LoggedMail, ReceiveMailInput, WriteMailInput } from "./schema.ts";

const A_DAY_MS = 86_400_000;
/** Longer than a transaction may take: whoever was being written down when a mail came, and was not to be seen yet, is seen then. */
const LOOKED_AGAIN_AFTER_MS = 60_000;

type Written = ParsedMail & { direction: "in" | "out" | null };

/**
 * Takes in a mail as it was sent (RFC 5322), from a mail system or from a file. It stands with all leads and contacts whose address it names and
 * that the caller may change; where there is nobody, it waits for a person. The same mail again changes nothing, but that it comes to a record
 * on which it was not. Logging for everybody takes the right to change every lead; on a record, the right to change that.
 * @throws `forbidden`, `not_found`; `invalid` for what is too large or no mail, before anything is written
 */
export async function receiveMail(context: TenantContext, input: ReceiveMailInput, bytes: AsyncIterable<Uint8Array>): Promise<LoggedMail> {
  const about = input.about && input.aboutId ? { about: input.about, aboutId: input.aboutId } : null;
  if (about) requireSomeReach(context, about.about === "deal" ? "deal.update" : "lead.update");
  else requirePermission(context, "lead.update");
  const mail = { ...(await parseMail(await readMail(bytes))), direction: null };
  return inTenant(context, (tx) => logMail(context, tx, mail, about));
}

/** Writes down a mail by hand on one record, and on those whose address it names. Once per `Idempotency-Key`. @throws `not_found`, `forbidden` */
export async function writeMail(context: TenantContext, input: WriteMailInput): Promise<LoggedMail> {
  const { about, aboutId, from, to, subject, text, direction } = input;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      const sentAt = (await momentOf(tx, input.sentAt, context.tenant.timeZone)) ?? context.clock.now();
      const messageKey = keyOf(undefined, [from, subject, sentAt.toISOString(), text, ...to]);
      const recipients = to.map((address) => ({ field: "to" as const, name: "", address }));
      const mail = { messageKey, subject, from: { name: "", address: from }, recipients, text, isCut: false, attachments: [], sentAt, direction };
      return logMail(context, tx, mail, { about, aboutId });
    }),
  );
}

async function logMail(context: TenantContext, tx: Transaction, mail: Written, about: About | null): Promise<LoggedMail> {
  const tenantId = context.tenant.id;
  const first = about ? await findAbout(tx, tenantId, about) : null;
  if (about && first) requireMayWriteAbout(context, about.about, first);
  const addresses = [...new Set([mail.from.address, ...mail.recipients.map(({ address }) => address)])];
  const team = await teamAmong(tx, tenantId, addresses);
  const others = addresses.filter((address) => !team.has(address));
  const wanted = [...(first ? [first] : []), ...(await findPlaces(context, tx, others))];
  const direction = mail.direction ?? (team.has(mail.from.address) ? "out" : "in");
  const now = context.clock.now();
  // A clock that goes wrong at the sender's must not put a mail at the head of a timeline for years.
  const sentAt = mail.sentAt && mail.sentAt.getTime() <= now.getTime() + A_DAY_MS ? mail.sentAt : now;
  const { id, isNew } = await insertMail(context, tx, { ...mail, sentAt, direction, isWaiting: wanted.length === 0 });
  if (isNew) {
    if (wanted.length === 0) await waitForAddresses(tx, tenantId, id, others);
    await recordAudit(context, tx, { action: "crm_mail.log", tenantId, subjectType: "crm_mail", subjectId: id, after: { direction } });
    await emit(context, tx, "mail.logged", { tenantId, mailId: id, direction, isMatched: wanted.length > 0 });
  }
  // What is known already was matched when it came; only a person who names a record puts it there.
  const places = await putOnPages(context, tx, id, isNew ? wanted : first ? [first] : []);
  if (places.length === 0) await publishUpdate(tx, { tenantId, topic: "crm.changed", payload: { ids: [id] } });
  const standing = await placesOf(tx, tenantId, id);
  return { id, isNew, isWaiting: standing.length === 0, about: standing };
}

/** By these a mail that waits is found when somebody is given one of them. */
async function waitForAddresses(tx: Transaction, tenantId: string, mailId: string, addresses: readonly string[]): Promise<void> {
  await tx.query({
    text: "INSERT INTO crm_mail_address (tenant_id, address, mail_id) SELECT $1::uuid, a, $2::uuid FROM unnest($3::text[]) a",
    values: [tenantId, mailId, addresses],
  });
}

/** One row per tenant and mail, also when two send it at the same moment: the second waits for the first and finds its row. */
async function insertMail(
  context: TenantContext,
  tx: Transaction,
  mail: ParsedMail & { sentAt: Date; direction: "in" | "out"; isWaiting: boolean },
): Promise<{ id: string; isNew: boolean }> {
  const tenantId = context.tenant.id;
  const now = context.clock.now();
  const rows = await tx.query<{ id: string }>({
    text: `INSERT INTO crm_mail (id, tenant_id, message_key, direction, subject, from_name, from_address, recipients, body, is_cut, attachments, sent_at,
             is_waiting, logged_by_id, created_at, look_again_at)
           VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11::jsonb, $12, $13, $14::uuid, $15, $16)
           ON CONFLICT (tenant_id, message_key) DO NOTHING RETURNING id`,
    values: [
      ...[newIdAt(now), tenantId, mail.messageKey, mail.direction, mail.subject, mail.from.name, mail.from.address],
      ...[JSON.stringify(mail.recipients), mail.text, mail.isCut, JSON.stringify(mail.attachments), mail.sentAt, mail.isWaiting],
      ...[selfOf(context), now, mail.isWaiting ? new Date(now.getTime() + LOOKED_AGAIN_AFTER_MS) : null],
    ],
  });
  if (rows[0]) return { id: rows[0].id, isNew: true };
  const { id } = await tx.prisma.crmMail.findFirstOrThrow({ where: { tenantId, messageKey: mail.messageKey }, select: { id: true } });
  return { id, isNew: false };
}
