import type { TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { rewardApproved } from "./approve-conversion.ts";
import { assessConversion } from "./assess-conversion.ts";
import type { FraudVerdict } from "./fraud-score.ts";
import { judgeEarlier } from "./judge-earlier.ts";
import { holdConversion, moveConversion } from "./move-conversion.ts";

/**
 * Judges a conversion that is pending: looks at its signals, keeps each with its evidence, and approves it, sends it to review or rejects it.
 * Earlier ones that share something with it are judged again.
 * Delivered twice it is judged once. @returns the verdict, or null when it had been judged before, or is gone
 */
export async function judgeConversion(context: TenantContext, conversionId: string): Promise<FraudVerdict | null> {
  return context.db.transaction({ kind: "system", purpose: "referral.judge" }, async (tx) => {
    await waitForReferrer(tx, conversionId);
    const held = await holdConversion(tx, conversionId);
    if (held?.state !== "pending" || held.tenant_id !== context.tenant.id) return null;
    const { score, verdict, signals } = await assessConversion(tx, conversionId);
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
    await judgeEarlier(context, tx, conversionId);
    return verdict;
  });
}

/**
 * One of a referrer's conversions is judged after the other: of two at once that share something, each would look for what is approved
 * before the other is.
 */
async function waitForReferrer(tx: Transaction, conversionId: string): Promise<void> {
  await tx.query({
    text: `SELECT pg_advisory_xact_lock(hashtextextended('referrals of ' || user_id::text, 0))::text
           FROM referral_conversion WHERE id = $1::uuid`,
    values: [conversionId],
  });
}
