import type { Context } from "#lib/access";
import { isAppError } from "#lib/platform/errors";
import { networkOf } from "#lib/platform/rate-limit";
import type { Runtime } from "#lib/platform/runtime";
import { readReferralCode } from "./code.ts";
import type { ReferralTouch } from "./touch.ts";

/** Whoever reloads, or comes back within the hour, is one visit. */
const ONE_VISIT = { name: "referral-visit", limit: 1, windowSeconds: 3_600 };
const ONE_CONSENT = { ...ONE_VISIT, name: "referral-consent" };
/** Programs that look at links before people do: their visits are not people's. */
const MACHINE = /bot\b|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|slack|telegram|embedly|headless|curl|wget|python|monitor/i;

/** Who invites, as the page of a code says it. */
export interface Invitation {
  code: string;
  tenantId: string;
  company: string;
  /** Whose code it is, by name; null for who does not want to be seen with it, or is gone. */
  inviter: string | null;
  isDemo: boolean;
}

/** The invitation behind a code; null for one that does not count (any more), or of a company that may not act. */
export async function describeInvitation(runtime: Pick<Runtime, "db" | "clock">, text: string): Promise<Invitation | null> {
  const code = readReferralCode(text);
  if (code === null) return null;
  const [row] = await runtime.db.system<Invitation>({
    name: "referral-invitation",
    text: `SELECT c.code, t.id AS "tenantId", t.name AS company, u.name AS inviter, t.is_demo AS "isDemo"
           FROM referral_code c JOIN tenant t ON t.id = c.tenant_id LEFT JOIN "user" u ON u.id = c.user_id AND u.status = 'active' AND NOT EXISTS (SELECT 1 FROM leaderboard_privacy p
             WHERE p.tenant_id = c.tenant_id AND p.user_id = c.user_id AND p.choice <> 'name')
           WHERE c.code = $1 AND c.closed_at IS NULL AND c.expires_at > $2::timestamptz AND t.status IN ('trial', 'active', 'past_due')
             AND (c.usage_limit = 0 OR c.usage_limit > (SELECT count(*) FROM referral_conversion v
               WHERE v.tenant_id = c.tenant_id AND v.code = c.code AND v.state NOT IN ('rejected', 'reversed')))`,
    values: [code, runtime.clock.now()],
  });
  return row ?? null;
}

/** Counts that a code's page was opened, by where the link stood and nothing about who came. */
export async function countVisit(context: Context, runtime: Runtime, { code, tenantId }: Invitation, source: string): Promise<void> {
  const { userAgent } = context.origin;
  if (userAgent === null || MACHINE.test(userAgent)) return;
  if (await isFirstOf(context, runtime, ONE_VISIT, code)) await addTo(runtime, tenantId, code, source, "visits");
}

/** Counts that somebody agreed to have the invitation remembered: one for each address and hour, as with visits. */
export async function countConsent(context: Context, runtime: Runtime, touch: ReferralTouch): Promise<void> {
  const invitation = await describeInvitation(runtime, touch.code);
  if (invitation && (await isFirstOf(context, runtime, ONE_CONSENT, touch.code)))
    await addTo(runtime, invitation.tenantId, touch.code, touch.source, "consents");
}

async function isFirstOf({ origin }: Context, { limiter }: Runtime, rule: typeof ONE_VISIT, code: string): Promise<boolean> {
  try {
    await limiter.consume(rule, `${code}:${networkOf(origin.ip)}`);
    return true;
  } catch (error) {
    if (isAppError(error) && error.code === "limit_exceeded") return false;
    throw error;
  }
}

async function addTo(
  runtime: Pick<Runtime, "db" | "clock">,
  tenantId: string,
  code: string,
  source: string,
  what: "visits" | "consents",
): Promise<void> {
  await runtime.db.transaction({ kind: "system", purpose: "referral.visit" }, (tx) =>
    tx.query({
      // Who agrees has been there, also when the visit was not counted a second time.
      text: `INSERT INTO referral_visit_day AS d (tenant_id, code, day, source, visits, consents)
             VALUES ($1::uuid, $2, ($3::timestamptz AT TIME ZONE 'UTC')::date, $4, 1, $5::int)
             ON CONFLICT (tenant_id, code, day, source) DO UPDATE SET visits = greatest(d.visits + 1 - $5::int, d.consents + $5::int), consents = d.consents + $5::int`,
      values: [tenantId, code, runtime.clock.now(), source, what === "consents" ? 1 : 0],
    }),
  );
}
