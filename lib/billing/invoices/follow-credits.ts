import { recordAudit } from "#lib/audit";
import { dataOf, eventEnvelope } from "#lib/events";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { defineJob } from "#lib/platform/jobs";
import { lockBilling } from "../lock-billing.ts";

const PURPOSE = { kind: "system", purpose: "invoice.credit" } as const;

/** A company was given a credit for having been invited: its billing credit is taken off its next invoices. Once, however often it is told. */
export const creditReferralJob = defineJob({
  name: "billing.credit_referral",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    const { tenantId, conversionId, amountMinor, currency, invitedBy } = dataOf(envelope, "referral.credited");
    const context = await systemContext(runtime, tenantId, "job billing.credit_referral", envelope.requestId);
    await context.db.transaction(PURPOSE, async (tx) => {
      await lockBilling(tx, tenantId);
      const id = newId();
      // It may have been taken back before this was told.
      const made = await tx.query({
        text: `INSERT INTO billing_credit (id, tenant_id, source, source_id, label, currency, amount_minor, created_at)
               SELECT $1::uuid, $2::uuid, 'referral', $3::uuid, $4, $5, $6::int, $7::timestamptz
               WHERE NOT EXISTS (SELECT FROM referral_credit WHERE conversion_id = $3::uuid AND withdrawn_at IS NOT NULL)
               ON CONFLICT (source, source_id) DO NOTHING RETURNING id`,
        values: [id, tenantId, conversionId, invitedBy, currency, amountMinor, context.clock.now()],
      });
      if (made.length === 0) return;
      const after = { amountMinor, currency, invitedBy };
      await recordAudit(context, tx, { action: "billing.credit", tenantId, subjectType: "billing_credit", subjectId: id, after });
    });
  },
});

/** The referral behind a credit was taken back: what of it was not used yet is taken off nothing more. What was used stays. */
export const withdrawCreditJob = defineJob({
  name: "billing.withdraw_credit",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    const { tenantId, conversionId } = dataOf(envelope, "referral.credit_withdrawn");
    const context = await systemContext(runtime, tenantId, "job billing.withdraw_credit", envelope.requestId);
    await context.db.transaction(PURPOSE, async (tx) => {
      await lockBilling(tx, tenantId);
      const [row] = await tx.query<{ id: string; left_minor: number }>({
        text: `UPDATE billing_credit SET withdrawn_at = $2::timestamptz WHERE source = 'referral' AND source_id = $1::uuid AND withdrawn_at IS NULL
               RETURNING id, amount_minor - used_minor AS left_minor`,
        values: [conversionId, context.clock.now()],
      });
      if (!row) return;
      const before = { leftMinor: row.left_minor };
      await recordAudit(context, tx, { action: "billing.credit_withdraw", tenantId, subjectType: "billing_credit", subjectId: row.id, before });
    });
  },
});
