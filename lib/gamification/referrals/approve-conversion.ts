import type { TenantContext } from "#lib/access";
import { emit } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { postPoints } from "../ledger/post-points.ts";
import { decimalsOf } from "../portfolio/check-claims.ts";
import type { HeldConversion } from "./move-conversion.ts";
import { PENDING_DAYS, pointsOf, tierOf } from "./rewards.ts";
import type { ConversionKind } from "./schema.ts";

const DAY_MS = 86_400_000;

/**
 * What comes with approval: the referrer's points by the tier they have now, pending for seven days, and the event for the outside. A second
 * approval, after a rejection was overturned, has a cause of its own.
 */
export async function rewardApproved(context: TenantContext, tx: Transaction, conversion: HeldConversion): Promise<void> {
  const { id, tenant_id: tenantId, user_id: userId, code, amount_minor: minor, currency } = conversion;
  const kind = conversion.kind as ConversionKind;
  const { multiplier } = tierOf(await paidReferrals(tx, tenantId, userId));
  const points = pointsOf(kind, multiplier, minor !== null && currency !== null ? { minor, digits: decimalsOf(currency) } : null);
  const [times] = await tx.query<{ count: number }>({
    text: "SELECT count(*)::int AS count FROM referral_decision WHERE tenant_id = $1::uuid AND conversion_id = $2::uuid AND to_state = 'approved' AND from_state <> 'approved'",
    values: [tenantId, id],
  });
  const entry =
    points > 0
      ? await postPoints(context, tx, { userId, kind: "accrue", points, causeKey: `referral:${id}:accrue:${times?.count ?? 1}`, reason: code })
      : null;
  const dueAt = new Date(context.clock.now().getTime() + PENDING_DAYS * DAY_MS);
  await tx.query({
    text: "UPDATE referral_conversion SET points = $2::int, multiplier = $3::int, due_at = $4::timestamptz, accrue_entry_id = $5::uuid WHERE id = $1::uuid",
    values: [id, points, multiplier, dueAt, entry?.entryId ?? null],
  });
  await emit(context, tx, "referral.converted", { tenantId, conversionId: id, code, kind, userId, points, dueAt: dueAt.toISOString() });
}

/** Takes pending points back that were approved and not paid. */
export async function cancelApproved(context: TenantContext, tx: Transaction, conversion: HeldConversion): Promise<void> {
  const { id, tenant_id: tenantId, user_id: userId, code, points } = conversion;
  const [row] = await tx.query<{ accrue_entry_id: string | null }>({
    text: "SELECT accrue_entry_id FROM referral_conversion WHERE id = $1::uuid",
    values: [id],
  });
  if (row?.accrue_entry_id) {
    await postPoints(context, tx, { userId, kind: "cancel", points, causeKey: `referral:${row.accrue_entry_id}:cancel` });
  }
  await tx.query({
    text: "UPDATE referral_conversion SET accrue_entry_id = NULL, due_at = NULL WHERE id = $1::uuid",
    values: [id],
  });
  await emit(context, tx, "referral.taken_back", { tenantId, conversionId: id, code, userId, points });
}

/** How many of somebody's referrals were paid and not reversed: what their tier goes by. */
export async function paidReferrals(tx: Pick<Transaction, "query">, tenantId: string, userId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>({
    text: "SELECT count(*)::int AS count FROM referral_conversion WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND state = 'paid'",
    values: [tenantId, userId],
  });
  return row?.count ?? 0;
}
