import type { TenantContext } from "#lib/access";
import type { EventData } from "#lib/events";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { type NewConversion, recordConversion } from "./record-conversion.ts";
import { REFERRAL_DAYS } from "./schema.ts";

type Services = Pick<Runtime, "db" | "jobs" | "store" | "clock">;
const PURPOSE = { kind: "system", purpose: "referral.follow" } as const;

/**
 * Records that a company which registered had been invited, for whoever invited it. A code that does not count any more brings nobody
 * anything, and the company has its portal all the same.
 */
export async function followRegistration(services: Services, event: EventData<"company.registered">, requestId: string): Promise<void> {
  const { tenantId: referredTenantId, userId: referredUserId, registeredAt, invitation } = event;
  if (!invitation) return;
  const found = await services.db.system<{ tenant_id: string; email: string }>({
    text: `SELECT c.tenant_id, u.email FROM referral_code c CROSS JOIN "user" u WHERE c.code = $1 AND u.id = $2::uuid
             AND EXISTS (SELECT 1 FROM tenant t WHERE t.id = $3::uuid)`,
    values: [invitation.code, referredUserId, referredTenantId],
  });
  const [owner] = found;
  if (!owner) return;
  const context = await systemContext(services, owner.tenant_id, "job gamification.referrals", requestId);
  await record(context, {
    ...NOTHING_MORE,
    code: invitation.code,
    kind: "signup",
    causeKey: `company:${referredTenantId}:signup`,
    source: invitation.source,
    referred: { tenantId: referredTenantId, userId: referredUserId },
    email: owner.email.toLowerCase(),
    firstTouchAt: invitation.touchedAt === null ? null : new Date(invitation.touchedAt),
    convertedAt: new Date(registeredAt),
    amount: null,
    isFollowUp: false,
  });
}

const NOTHING_MORE = { address: null, device: null, payment: null } as const;

interface Followed {
  tenant_id: string;
  code: string;
  source: string;
  referred_tenant_id: string;
  referred_user_id: string;
  referred_email: string;
  first_touch_at: Date | null;
  subscription_id: string;
  started_at: Date;
  price_minor: number;
  currency: string;
  is_first: boolean;
}

/**
 * Looks for what companies that came by an invitation have begun to pay since: their first subscription, and each at a higher price than any
 * before, for a year after they came. It reads the subscriptions themselves, so that it does not matter who changed a plan. Safe to repeat.
 * @returns how many conversions were recorded
 */
export async function followSubscriptions(services: Services): Promise<number> {
  const rows = await services.db.system<Followed>({
    text: `WITH paid AS (
             SELECT s.id, s.tenant_id, s.started_at, s.price_minor, s.currency,
               row_number() OVER w = 1 AS is_first, max(s.price_minor) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
             FROM subscription s WHERE s.status IN ('active', 'past_due') AND s.price_minor > 0 AND s.ended_at IS DISTINCT FROM s.started_at
               AND s.tenant_id IN (SELECT referred_tenant_id FROM referral_conversion WHERE kind = 'signup')
             WINDOW w AS (PARTITION BY s.tenant_id ORDER BY s.started_at, s.ended_at, s.id)
           )
           SELECT v.tenant_id, v.code, v.source, v.referred_tenant_id, v.referred_user_id, v.referred_email, v.first_touch_at,
             p.id AS subscription_id, p.started_at, p.price_minor, p.currency, p.is_first
           FROM paid p JOIN referral_conversion v ON v.referred_tenant_id = p.tenant_id AND v.kind = 'signup' AND v.state NOT IN ('rejected', 'reversed')
           WHERE (p.is_first OR p.price_minor > p.before) AND v.referred_user_id IS NOT NULL
             AND p.started_at <= coalesce(v.first_touch_at, v.converted_at) + interval '${REFERRAL_DAYS} days'
             AND NOT EXISTS (SELECT 1 FROM referral_conversion n WHERE n.tenant_id = v.tenant_id AND n.cause_key = 'company:' || p.tenant_id || ':'
               || CASE WHEN p.is_first THEN 'subscription' ELSE 'upgrade:' || p.id END)
           ORDER BY p.started_at LIMIT 1000`,
    values: [],
  });
  let recorded = 0;
  for (const row of rows) {
    const context = await systemContext(services, row.tenant_id, "job gamification.referrals", newId());
    if (await record(context, followUpOf(row))) recorded += 1;
  }
  return recorded;
}

function followUpOf(row: Followed): NewConversion {
  const company = `company:${row.referred_tenant_id}`;
  return {
    ...NOTHING_MORE,
    code: row.code,
    kind: row.is_first ? "subscription" : "upgrade",
    causeKey: row.is_first ? `${company}:subscription` : `${company}:upgrade:${row.subscription_id}`,
    source: row.source,
    referred: { tenantId: row.referred_tenant_id, userId: row.referred_user_id },
    email: row.referred_email,
    firstTouchAt: row.first_touch_at,
    convertedAt: row.started_at,
    amount: { minor: row.price_minor, currency: row.currency },
    isFollowUp: true,
  };
}

async function record(context: TenantContext, conversion: NewConversion): Promise<boolean> {
  const recorded = await context.db.transaction(PURPOSE, (tx) => recordConversion(context, tx, conversion));
  return "isNew" in recorded && recorded.isNew;
}
