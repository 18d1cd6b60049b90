import { requirePermission, requireStaff, type StaffContext, type TenantContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { systemContext } from "#lib/identity";
import type { Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import { postPoints } from "../ledger/post-points.ts";
import { reverseEntryIn } from "../ledger/reverse-entry.ts";
import { cancelApproved, rewardApproved } from "./approve-conversion.ts";
import type { ConversionState } from "./conversion-states.ts";
import { type HeldConversion, holdConversion, moveConversion } from "./move-conversion.ts";
import { findReview } from "./read-reviews.ts";
import type { DecideReferralInput, ReviewAct, ReviewItem } from "./schema.ts";

const ACTIONS = { approve: "referral.approve", reject: "referral.reject", uphold: "referral.uphold", reverse: "referral.reverse" } as const;

/**
 * Decides about a conversion of any tenant, or overturns what was decided. What was approved is rewarded as any other; of what is rejected
 * pending points go back; what was paid is taken back with the company's credit, and counts no more for tiers and the month's limit.
 * @throws `forbidden` without `gamification.manage`, `not_found`, `conflict` for a step that there is not (any more)
 */
export async function decideReferral(context: StaffContext, { id, act, reason }: DecideReferralInput): Promise<ReviewItem> {
  requirePermission(requireStaff(context), "gamification.manage");
  return acrossTenants(context, "referral.decide", async (tx) => {
    const held = await holdConversion(tx, id);
    if (!held) throw notFound("This conversion");
    const to = targetOf(held, act);
    if (act === "uphold") await requireNotUpheld(tx, id);
    const isFraud = to === "rejected" || to === "reversed";
    await moveConversion(context, tx, held, { to, reason, isFraud });
    await recordAudit(context, tx, {
      action: ACTIONS[act],
      tenantId: held.tenant_id,
      subjectType: "referral_conversion",
      subjectId: id,
      reason,
      before: { state: held.state, verdict: held.verdict },
      after: { state: to },
    });
    // The ledger is the tenant's: its rows are entered as the portal's own, with the reviewer in the audit.
    const inTenantOfIt: TenantContext = {
      ...(await systemContext(context, held.tenant_id, "referral review", context.requestId)),
      actor: context.actor,
    };
    await followUp(inTenantOfIt, tx, held, to, reason);
    return findReview(tx, id);
  });
}

function targetOf({ state }: HeldConversion, act: ReviewAct): ConversionState {
  if (state === "pending") throw conflict("It is being judged at the moment. Wait for its score.");
  if (act === "uphold") {
    if (state === "review") throw conflict("It has not been decided yet. Approve or reject it.");
    return state;
  }
  const to = ({ approve: "approved", reject: "rejected", reverse: "reversed" } as const)[act];
  if (to === state) throw conflict(`It is ${state} already. Say that it is right as it is, if that is what you mean.`);
  return to;
}

/** Of many who find it right at once, or one who says so twice, one is written down: each line of its history says something new. */
async function requireNotUpheld(tx: Transaction, conversionId: string): Promise<void> {
  const [last] = await tx.query<{ isUpheld: boolean }>({
    text: `SELECT from_state = to_state AS "isUpheld" FROM referral_decision WHERE conversion_id = $1::uuid AND is_fraud IS NOT NULL
           ORDER BY created_at DESC, id DESC LIMIT 1`,
    values: [conversionId],
  });
  if (last?.isUpheld) throw conflict("Somebody has noted already that it is right as it is.");
}

async function followUp(context: TenantContext, tx: Transaction, held: HeldConversion, to: ConversionState, reason: string): Promise<void> {
  if (to === held.state) return;
  if (to === "approved") return rewardApproved(context, tx, held);
  if (to === "rejected" && held.state === "approved") return cancelApproved(context, tx, held);
  if (to === "reversed") return takeBack(context, tx, held, reason);
}

/** Available points go back to pending by the opposite entry, and from there to where they came from; the credit is withdrawn. */
async function takeBack(context: TenantContext, tx: Transaction, held: HeldConversion, reason: string): Promise<void> {
  const { id, tenant_id: tenantId, user_id: userId, code, points } = held;
  const [row] = await tx.query<{ pay_entry_id: string | null }>({
    text: "SELECT pay_entry_id FROM referral_conversion WHERE id = $1::uuid",
    values: [id],
  });
  if (row?.pay_entry_id) {
    await reverseEntryIn(context, tx, row.pay_entry_id, reason);
    await postPoints(context, tx, { userId, kind: "cancel", points, causeKey: `referral:${id}:taken-back`, reason });
  }
  const withdrawn = await tx.query<{ tenant_id: string }>({
    text: "UPDATE referral_credit SET withdrawn_at = $2::timestamptz WHERE conversion_id = $1::uuid AND withdrawn_at IS NULL RETURNING tenant_id",
    values: [id, context.clock.now()],
  });
  for (const { tenant_id: tenantId } of withdrawn) await emit(context, tx, "referral.credit_withdrawn", { tenantId, conversionId: id });
  await emit(context, tx, "referral.taken_back", { tenantId, conversionId: id, code, userId, points });
}
