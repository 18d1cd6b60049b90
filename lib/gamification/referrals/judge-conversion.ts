import type { TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { rewardApproved } from "./approve-conversion.ts";
import { assessFraud, type FraudVerdict } from "./fraud-score.ts";
import { holdConversion, moveConversion } from "./move-conversion.ts";
import { type JudgedConversion, observeSignals } from "./observe-signals.ts";

/**
 * Judges a conversion that is pending: looks at its signals, keeps each with its evidence, and approves it, sends it to review or rejects it.
 * Delivered twice it is judged once. @returns the verdict, or null when it had been judged before, or is gone
 */
export async function judgeConversion(context: TenantContext, conversionId: string): Promise<FraudVerdict | null> {
  return context.db.transaction({ kind: "system", purpose: "referral.judge" }, async (tx) => {
    const held = await holdConversion(tx, conversionId);
    if (held?.state !== "pending" || held.tenant_id !== context.tenant.id) return null;
    const { score, verdict, signals } = assessFraud(await observeSignals(tx, await judgedOf(tx, conversionId)));
    await tx.query({
      text: "UPDATE referral_conversion SET score = $2::int, signals = $3::jsonb, verdict = $4, state = $4 WHERE id = $1::uuid",
      values: [conversionId, Math.round(score * 10), JSON.stringify(signals), verdict],
    });
    await moveConversion(context, tx, held, { to: verdict, reason: `Score ${score}`, isFraud: null });
    await recordAudit(context, tx, {
      action: "referral.judge",
      tenantId: held.tenant_id,
      subjectType: "referral_conversion",
      subjectId: conversionId,
      after: { score, verdict },
    });
    if (verdict === "approved") await rewardApproved(context, tx, held);
    return verdict;
  });
}

async function judgedOf(tx: Transaction, id: string): Promise<JudgedConversion> {
  const [row] = await tx.query<JudgedConversion>({
    text: `SELECT v.id, v.tenant_id AS "tenantId", v.user_id AS "userId", u.email AS "userEmail", v.referred_tenant_id AS "referredTenantId",
             v.referred_user_id AS "referredUserId", v.referred_email AS "referredEmail", v.first_touch_at AS "firstTouchAt",
             v.converted_at AS "convertedAt", v.address, v.device, v.payment
           FROM referral_conversion v LEFT JOIN "user" u ON u.id = v.user_id WHERE v.id = $1::uuid`,
    values: [id],
  });
  if (!row) throw new Error(`The conversion ${id} is held and cannot be read`);
  return row;
}
