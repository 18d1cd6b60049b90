import { z } from "zod";
import { type EventEnvelope, eventEnvelope } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Queryable, Transaction } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import { composeMail, enqueueMail, mailLanguage } from "#lib/platform/mail";
import { publishUpdate } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import { settingsIn } from "#lib/settings";
import { isMailedUnlessChosen } from "./schema.ts";
import { type Audience, NOTIFIED_OF, type Notice, noticesOf } from "./words.ts";

export { NOTIFIED_OF };

/** Tells people of an event. A repeated delivery tells nobody twice. */
export const notifyJob = defineJob({
  name: "notifications.notify",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    await runtime.db.transaction({ kind: "system", purpose: "notifications.notify" }, (tx) => notify(tx, envelope, runtime));
  },
});

async function notify(tx: Transaction, envelope: EventEnvelope, runtime: Runtime): Promise<void> {
  const { tenantId } = z.object({ tenantId: z.uuid().nullable() }).parse(envelope.data);
  const tenant = tenantId ? await tx.prisma.tenant.findUnique({ where: { id: tenantId }, select: { name: true, locale: true } }) : null;
  // It is gone, and nobody is left to be told.
  if (tenantId && !tenant) return;
  const told = new Set<string>();
  const { supportEmail, supportUrl } = (await settingsIn(tx)).product;
  for (const notice of noticesOf(envelope, tenant?.name ?? "", supportEmail ?? supportUrl)) {
    for (const reader of await readersOf(tx, notice, tenantId)) {
      // Nobody is told of what they did themselves, unless it is grave.
      if (told.has(reader.id) || (reader.id === envelope.actorId && !notice.tellsActor)) continue;
      told.add(reader.id);
      await tell(tx, reader, notice, envelope, tenantId, tenant?.locale ?? null, runtime);
    }
  }
}

interface Reader {
  id: string;
  name: string;
  email: string;
  locale: string | null;
  in_portal: boolean | null;
  by_mail: boolean | null;
}

/** Those of the audience who have an account that is open, with what they chose for this kind. */
function readersOf(tx: Queryable, { audience, kind }: Notice, tenantId: string | null): Promise<Reader[]> {
  const [condition, ...values] = whoIs(audience, tenantId);
  return tx.query<Reader>({
    name: `notification-readers-${audience.kind}`,
    text: `SELECT u.id, u.name, u.email, u.locale, s.in_portal, s.by_mail FROM "user" u
           LEFT JOIN notification_setting s ON s.user_id = u.id AND s.kind = $1
           WHERE u.status = 'active' AND u.erased_at IS NULL AND ${condition} ORDER BY u.id`,
    values: [kind, ...values],
  });
}

function whoIs(audience: Audience, tenantId: string | null): [condition: string, ...values: unknown[]] {
  if (audience.kind === "super_admins") return ["u.platform_role = 'super_admin'"];
  if (audience.kind === "staff") return ["u.platform_role IS NOT NULL"];
  if (audience.kind === "agent") return ["u.platform_role IS NOT NULL AND u.id = $2::uuid", audience.userId];
  const members = "u.id IN (SELECT m.user_id FROM membership m WHERE m.tenant_id = $2::uuid";
  if (audience.kind === "admins") return [`${members} AND m.role = 'tenant_admin' AND m.status = 'active')`, tenantId];
  if (audience.kind === "managers") return [`${members} AND m.role IN ('tenant_admin', 'manager') AND m.status = 'active')`, tenantId];
  // Who has left the tenant meanwhile is not told of it any more.
  return [`${members}) AND u.id = $3::uuid`, tenantId, audience.userId];
}

async function tell(
  tx: Transaction,
  reader: Reader,
  notice: Notice,
  envelope: EventEnvelope,
  tenantId: string | null,
  tenantLocale: string | null,
  runtime: Runtime,
): Promise<void> {
  const { kind, title, body, href } = notice;
  const isFirm = kind === "security" || notice.isFirm === true;
  const isListed = isFirm || (reader.in_portal ?? true);
  const isMailed = isFirm || (reader.by_mail ?? isMailedUnlessChosen(kind));
  if (!isListed && !isMailed) return;
  const written = await tx.query({
    name: "notification-write",
    text: `INSERT INTO notification (id, user_id, tenant_id, event_id, kind, title, body, href, is_listed, created_at)
           VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, $6, $7, $8, $9, $10::timestamptz)
           ON CONFLICT (user_id, event_id) DO NOTHING RETURNING id`,
    values: [newId(), reader.id, tenantId, envelope.id, kind, title, body, href, isListed, envelope.at],
  });
  if (written.length === 0) return;
  if (isListed) await publishUpdate(tx, { tenantId: null, userId: reader.id, topic: "notification.changed", payload: {} });
  if (isMailed) {
    const action = { label: "Open the portal", url: `${runtime.config.publicUrl}${href}` };
    const note = isFirm ? undefined : `You can choose what you are told by mail: ${runtime.config.publicUrl}/account/notifications`;
    await enqueueMail(runtime, tx, {
      tenantId: null,
      to: reader.email,
      ...composeMail(mailLanguage({ chosen: reader.locale, tenant: tenantLocale }), {
        title,
        greeting: `Hello ${reader.name},`,
        paragraphs: [body],
        action,
        note,
      }),
    });
  }
}
