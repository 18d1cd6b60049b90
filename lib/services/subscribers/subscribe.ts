import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { limitMail } from "#lib/identity";
import { newIdAt } from "#lib/platform/crypto";
import { composeMail, enqueueMail } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { wordsOf } from "#words";
import type { Locale } from "#words/locales";
import type { StatusPageOwner } from "../public/page-owner.ts";
import type { SubscribeInput } from "./shapes.ts";
import { subscriberToken } from "./subscriber-token.ts";

/**
 * Asks whether an address wants to be told of a status page: mails a link that confirms it, or ends it where it was confirmed before. The answer is the
 * same for every address.
 * @throws `limit_exceeded`
 */
export async function subscribeToStatus(
  context: Context,
  { email }: SubscribeInput,
  { page, locale }: { page: StatusPageOwner; locale: Locale },
  runtime: Runtime,
): Promise<void> {
  await limitMail(context, runtime, "status", email);
  const { tenantId, host, name } = page;
  await runtime.db.transaction({ kind: "system", purpose: "subscribe to a status page" }, async (tx) => {
    const now = runtime.clock.now();
    const [row] = await tx.query<{ id: string }>({
      name: "status-subscribe",
      // Asked again, an unconfirmed one has its day from now on; a confirmed one stays as it is.
      text: `INSERT INTO status_subscriber (id, tenant_id, host, address, locale, created_at) VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6)
             ON CONFLICT (tenant_id, address) DO UPDATE SET locale = excluded.locale, host = excluded.host,
               created_at = CASE WHEN status_subscriber.confirmed_at IS NULL THEN excluded.created_at ELSE status_subscriber.created_at END
             RETURNING id`,
      values: [newIdAt(now), tenantId, host, email, locale, now],
    });
    if (!row) throw new Error("The subscription was not stored.");
    await recordAudit(context, tx, { action: "status_subscriber.ask", tenantId, subjectType: "status_subscriber", subjectId: row.id });
    const t = wordsOf(locale, "statusPage");
    const mail = composeMail(locale, {
      title: t("mailConfirmTitle", { name }),
      paragraphs: [t("mailConfirmBody", { name })],
      action: { label: t("mailConfirmAction"), url: subscriptionAddress(runtime, page.origin, row.id) },
      note: t("mailConfirmNote"),
    });
    await enqueueMail(runtime, tx, { tenantId, to: email, ...mail });
  });
}

/** Where a subscription is confirmed and ended. */
export const subscriptionAddress = (runtime: Pick<Runtime, "authSecret">, origin: string, id: string): string =>
  `${origin}/status/subscription/${subscriberToken(runtime, id)}`;
