import type { Queryable } from "#lib/platform/database";
import { assessFraud, type FraudAssessment } from "./fraud-score.ts";
import { type JudgedConversion, observeSignals } from "./observe-signals.ts";

/** What the score says of a conversion by everything that can be seen now. */
export async function assessConversion(tx: Queryable, conversionId: string): Promise<FraudAssessment> {
  return assessFraud(await observeSignals(tx, await judgedOf(tx, conversionId)));
}

async function judgedOf(tx: Queryable, id: string): Promise<JudgedConversion> {
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
