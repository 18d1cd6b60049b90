import { z } from "zod";
import { defineJob } from "#lib/platform/jobs";
import { composeMail, enqueueMail, mailLanguage } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { ENDS_SOON_DAYS } from "./schema.ts";

const TENANTS_PER_ROUND = 200;
const ADMINS_TOLD = 10;
const DAY_MS = 86_400_000;

interface EndingKeys {
  tenant_id: string;
  tenant_name: string;
  tenant_locale: string;
  ids: string[];
  lines: string[];
}

// A key that was replaced ends on purpose.
const ENDING = `
  SELECT t.id AS tenant_id, t.name AS tenant_name, t.locale AS tenant_locale, array_agg(k.id ORDER BY k.expires_at) AS ids,
         array_agg(a.name || ': ' || k.name || ' (biz_' || k.prefix || '…), on ' || to_char(k.expires_at AT TIME ZONE t.time_zone, 'YYYY-MM-DD')
                   ORDER BY k.expires_at) AS lines
  FROM api_key k
  JOIN service_account a ON a.tenant_id = k.tenant_id AND a.id = k.service_account_id AND a.deleted_at IS NULL
  JOIN tenant t ON t.id = k.tenant_id AND t.status NOT IN ('suspended', 'cancelled')
  WHERE k.revoked_at IS NULL AND k.end_told_at IS NULL AND k.replaced_by_id IS NULL AND k.expires_at > $1 AND k.expires_at <= $2
  GROUP BY t.id ORDER BY t.id LIMIT $3`;

/** Tells the admins of a tenant by mail, once for each key, that keys of it end within `ENDS_SOON_DAYS`. */
export const tellOfEndingKeysJob = defineJob({
  name: "keys.tell-of-ending",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    const now = runtime.clock.now();
    const until = new Date(now.getTime() + ENDS_SOON_DAYS * DAY_MS);
    for (;;) {
      const tenants = await runtime.db.system<EndingKeys>({ text: ENDING, values: [now, until, TENANTS_PER_ROUND] });
      for (const tenant of tenants) await tell(runtime, tenant, now);
      if (tenants.length < TENANTS_PER_ROUND) return;
    }
  },
});

async function tell(runtime: Runtime, { tenant_id, tenant_name, tenant_locale, ids, lines }: EndingKeys, now: Date): Promise<void> {
  await runtime.db.transaction({ kind: "system", purpose: "keys that end soon" }, async (tx) => {
    // Marked and mailed together; of two runs at once, the second finds them marked.
    const marked = await tx.query<{ id: string }>({
      text: "UPDATE api_key SET end_told_at = $2 WHERE id = ANY($1::uuid[]) AND end_told_at IS NULL RETURNING id",
      values: [ids, now],
    });
    if (marked.length === 0) return;
    const admins = await tx.query<{ email: string; name: string; locale: string | null }>({
      text: `SELECT u.email, u.name, u.locale FROM membership m JOIN "user" u ON u.id = m.user_id
             WHERE m.tenant_id = $1::uuid AND m.role = 'tenant_admin' AND m.status = 'active' AND u.status = 'active' ORDER BY m.created_at LIMIT $2`,
      values: [tenant_id, ADMINS_TOLD],
    });
    for (const { email, name, locale } of admins) {
      const mail = composeMail(mailLanguage({ chosen: locale, tenant: tenant_locale }), {
        title: lines.length === 1 ? "An API key ends soon" : `${lines.length} API keys end soon`,
        greeting: `Hello ${name},`,
        paragraphs: [`these keys of ${tenant_name} end within ${ENDS_SOON_DAYS} days, and what uses them stops working then:`, ...lines],
        action: { label: "Rotate the keys", url: `${runtime.config.publicUrl}/portal/settings/keys` },
        note: "Rotating makes a new key and lets the old one count for a while, so that nothing is interrupted.",
      });
      await enqueueMail(runtime, tx, { tenantId: tenant_id, to: email, ...mail });
    }
  });
}
