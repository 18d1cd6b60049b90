import { once, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict, invalid, notFound } from "#lib/platform/errors";
import { lockBilling } from "../lock-billing.ts";
import { manualProvider } from "./manual-provider.ts";
import type { ReturnMoneyInput, ReversePaymentInput } from "./schema.ts";
import { moveSettled, settleWithBalance } from "./settle-with-balance.ts";

interface PaymentRow {
  id: string;
  tenant_id: string;
  provider_key: string;
  currency: string;
  amount_minor: number;
  used_minor: number;
  returned_minor: number;
  reversed_at: Date | null;
}

/**
 * Takes a payment back that was entered by mistake, or that the bank took back: what it paid is open again, and what else there is of
 * the tenant's balance pays it.
 * @throws `forbidden`, `not_found`, `conflict` when it was taken back before, or money of it was sent back
 */
export function reversePayment(context: StaffContext, id: string, { reason }: ReversePaymentInput): Promise<{ id: string }> {
  requirePermission(requireStaff(context), "billing.manage");
  return acrossTenants(context, "payment.reverse", (tx) => once(context, tx, () => reverseIn(context, tx, id, reason)));
}

/** The same inside a transaction that is already open, by whoever may. @throws as above */
export async function reverseIn(context: StaffContext, tx: Transaction, id: string, reason: string): Promise<{ id: string }> {
  const payment = await holdPayment(tx, id);
  if (payment.returned_minor > 0) throw conflict("Money of this payment was sent back: it came, and cannot be taken back as a whole.");
  const { tenant_id: tenantId, currency, amount_minor: amountMinor } = payment;
  const now = context.clock.now();
  const settled = await tx.query<{ invoice_id: string; amount_minor: number }>({
    text: `UPDATE settlement SET undone_at = $2::timestamptz WHERE payment_id = $1::uuid AND undone_at IS NULL RETURNING invoice_id, amount_minor`,
    values: [id, now],
  });
  for (const { invoice_id, amount_minor } of settled) await moveSettled(context, tx, invoice_id, -amount_minor);
  await tx.query({
    text: "UPDATE payment SET used_minor = 0, reversed_at = $2::timestamptz, reversal_reason = $3 WHERE id = $1::uuid",
    values: [id, now, reason],
  });
  await recordAudit(context, tx, {
    action: "payment.reverse",
    tenantId,
    subjectType: "payment",
    subjectId: id,
    before: { currency, amountMinor, usedMinor: payment.used_minor },
    reason,
  });
  await settleWithBalance(context, tx, tenantId, currency);
  return { id };
}

/**
 * Records that money was sent back of what no invoice needed.
 * @throws `forbidden`, `not_found`, `conflict` for a payment that was taken back, `invalid` for more than is left of it
 */
export function returnMoney(context: StaffContext, id: string, { amount, note }: ReturnMoneyInput): Promise<{ id: string }> {
  requirePermission(requireStaff(context), "billing.manage");
  // All plans are priced in a currency of cents.
  const amountMinor = Math.round(Number(amount) * 100);
  return acrossTenants(context, "payment.return", (tx) =>
    once(context, tx, async () => {
      const { tenant_id: tenantId, provider_key: providerKey, currency, ...payment } = await holdPayment(tx, id);
      const left = payment.amount_minor - payment.used_minor - payment.returned_minor;
      if (amountMinor < 1 || amountMinor > left)
        throw invalid("Some fields need attention.", [{ path: "amount", message: `Enter at most ${(left / 100).toFixed(2)}.` }]);
      await manualProvider.refund({ providerKey, currency, amountMinor, key: context.idempotency?.key ?? newId() });
      await tx.query({ text: "UPDATE payment SET returned_minor = returned_minor + $2::int WHERE id = $1::uuid", values: [id, amountMinor] });
      await recordAudit(context, tx, {
        action: "payment.return",
        tenantId,
        subjectType: "payment",
        subjectId: id,
        after: { currency, amountMinor, note },
      });
      return { id };
    }),
  );
}

/** Takes hold of a payment with all of its tenant's money. @throws `not_found`, `conflict` for one that was taken back */
async function holdPayment(tx: Transaction, id: string): Promise<PaymentRow> {
  const [named] = await tx.query<{ tenant_id: string }>({ text: "SELECT tenant_id FROM payment WHERE id = $1::uuid", values: [id] });
  if (!named) throw notFound("This payment");
  await lockBilling(tx, named.tenant_id);
  const [row] = await tx.query<PaymentRow>({
    text: `SELECT id, tenant_id, provider_key, currency, amount_minor, used_minor, returned_minor, reversed_at FROM payment WHERE id = $1::uuid FOR UPDATE`,
    values: [id],
  });
  if (!row) throw notFound("This payment");
  if (row.reversed_at) throw conflict("This payment was taken back already.");
  return row;
}
