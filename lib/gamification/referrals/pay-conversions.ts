import type { TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { postPoints } from "../ledger/post-points.ts";
import { type HeldConversion, holdConversion, moveConversion } from "./move-conversion.ts";
import { creditOf, MOST_PAID_PER_MONTH } from "./rewards.ts";

/**
 * Pays what was approved seven days ago: pending points become available, and a company that came and pays is credited a quarter of its
 * first month. At most fifty are paid to a person in a calendar month (UTC); the oldest come first, and the others wait: when one is
 * reversed, the next has its place. @returns how many were paid
 */
export async function payConversions(context: TenantContext): Promise<number> {
  const due = await context.db.system<{ id: string }>({
    text: `SELECT v.id FROM referral_conversion v
           WHERE v.tenant_id = $1::uuid AND v.state = 'approved' AND v.due_at <= $2::timestamptz ORDER BY v.due_at, v.id LIMIT 1000`,
    values: [context.tenant.id, context.clock.now()],
  });
  let paid = 0;
  for (const { id } of due) {
    const isPaid = await context.db.transaction({ kind: "system", purpose: "referral.pay" }, (tx) => payOne(context, tx, id));
    if (isPaid) paid += 1;
  }
  return paid;
}

async function payOne(context: TenantContext, tx: Transaction, id: string): Promise<boolean> {
  const held = await holdConversion(tx, id);
  if (held?.state !== "approved") return false;
  const { tenant_id: tenantId, user_id: userId, points } = held;
  const now = context.clock.now();
  // Two payments to one person would each see the place that is left.
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('referral.pay:' || $1, 0))::text", values: [userId] });
  const [month] = await tx.query<{ count: number }>({
    text: `SELECT count(*)::int AS count FROM referral_conversion WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND state = 'paid'
             AND paid_at >= date_trunc('month', $3::timestamptz AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`,
    values: [tenantId, userId, now],
  });
  if ((month?.count ?? 0) >= MOST_PAID_PER_MONTH) return false;
  const entry = points > 0 ? await postPoints(context, tx, { userId, kind: "confirm", points, causeKey: `referral:${id}:pay` }) : null;
  await tx.query({
    text: "UPDATE referral_conversion SET paid_at = $2::timestamptz, pay_entry_id = $3::uuid WHERE id = $1::uuid",
    values: [id, now, entry?.entryId ?? null],
  });
  await moveConversion(context, tx, held, { to: "paid", reason: null, isFraud: null });
  await recordAudit(context, tx, { action: "referral.pay", tenantId, subjectType: "referral_conversion", subjectId: id, after: { points } });
  await creditCompany(context, tx, held);
  return true;
}

/** Both sides are rewarded: the company that came gets its credit with its first subscription. Whoever invoices it hears of it. */
async function creditCompany(context: TenantContext, tx: Transaction, held: HeldConversion): Promise<void> {
  if (held.kind !== "subscription" || held.referred_tenant_id === null || held.amount_minor === null || held.currency === null) return;
  const amount = creditOf(held.amount_minor);
  if (amount === 0) return;
  const { tenant, clock } = context;
  const made = await tx.query({
    text: `INSERT INTO referral_credit (id, tenant_id, conversion_id, amount_minor, currency, invited_by, created_at)
           VALUES ($1::uuid, $2::uuid, $3::uuid, $4::int, $5, $6, $7::timestamptz) ON CONFLICT (conversion_id) DO NOTHING RETURNING id`,
    values: [newId(), held.referred_tenant_id, held.id, amount, held.currency, tenant.name, clock.now()],
  });
  if (made.length === 0) return;
  const credited = { tenantId: held.referred_tenant_id, conversionId: held.id, amountMinor: amount, currency: held.currency };
  await emit(context, tx, "referral.credited", { ...credited, invitedBy: tenant.name });
}
