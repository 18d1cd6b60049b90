import type { TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { cancelApproved } from "./approve-conversion.ts";
import { assessConversion } from "./assess-conversion.ts";
import { holdConversion, moveConversion } from "./move-conversion.ts";

/** More are not looked at for one that is new: the latest say most. */
const MOST_EARLIER = 50;

/**
 * Judges those again of the same referrer that share a device, an address, a payment instrument or a mail host with a conversion and are not paid
 * yet: when they came there was nothing to share. One whose score is now above what is approved goes to a person, with what is seen of it now; its
 * pending points go back until then. Nothing is rejected by it, and what a person has decided stays as it is.
 * @returns how many went to review
 */
export async function judgeEarlier(context: TenantContext, tx: Transaction, conversionId: string): Promise<number> {
  const earlier = await tx.query<{ id: string }>({
    // In one order for all, so that no two wait for each other.
    text: `SELECT id FROM (
             SELECT o.id, o.created_at FROM referral_conversion n
             JOIN referral_conversion o ON o.tenant_id = n.tenant_id AND o.user_id = n.user_id AND o.id <> n.id AND o.referred_email <> n.referred_email
             WHERE n.id = $1::uuid AND o.state = 'approved'
               AND (o.device = n.device OR o.payment = n.payment OR o.address = n.address
                 OR split_part(o.referred_email, '@', 2) = split_part(n.referred_email, '@', 2))
               AND NOT EXISTS (SELECT 1 FROM referral_decision d WHERE d.tenant_id = o.tenant_id AND d.conversion_id = o.id AND d.is_fraud IS NOT NULL)
             ORDER BY o.created_at DESC, o.id DESC LIMIT ${MOST_EARLIER}
           ) latest ORDER BY id`,
    values: [conversionId],
  });
  let sent = 0;
  for (const { id } of earlier) if (await judgeAgain(context, tx, id)) sent += 1;
  return sent;
}

async function judgeAgain(context: TenantContext, tx: Transaction, id: string): Promise<boolean> {
  const held = await holdConversion(tx, id);
  if (held?.state !== "approved") return false;
  const { score, verdict, signals } = await assessConversion(tx, id);
  if (verdict === "approved") return false;
  await cancelApproved(context, tx, held);
  await tx.query({
    text: "UPDATE referral_conversion SET score = $2::int, signals = $3::jsonb, verdict = 'review', points = 0 WHERE id = $1::uuid",
    values: [id, Math.round(score * 10), JSON.stringify(signals)],
  });
  await moveConversion(context, tx, held, { to: "review", reason: `Score ${score} after a later referral came`, isFraud: null });
  await recordAudit(context, tx, {
    action: "referral.judge_again",
    tenantId: held.tenant_id,
    subjectType: "referral_conversion",
    subjectId: id,
    before: { verdict: held.verdict },
    after: { score, verdict: "review" },
  });
  return true;
}
