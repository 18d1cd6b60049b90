import { once, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import { conflict, invalid } from "#lib/platform/errors";
import { holdInvoice } from "../hold-invoice.ts";
import { enterPayment } from "./enter-payment.ts";
import { manualProvider } from "./manual-provider.ts";
import type { RecordPaymentInput } from "./schema.ts";

/**
 * Records a bank transfer that came for an invoice: less than is owed pays a part of it, more goes to the tenant's other open invoices
 * and then to its balance.
 * @returns the payment's id
 * @throws `forbidden`, `not_found`, `conflict` for a credit note, `invalid` for nothing or a day that is not over
 */
export function recordInvoicePayment(
  context: StaffContext,
  invoiceId: string,
  { amount, receivedOn, note }: RecordPaymentInput,
): Promise<{ id: string }> {
  requirePermission(requireStaff(context), "billing.manage");
  // All plans are priced in a currency of cents.
  const amountMinor = Math.round(Number(amount) * 100);
  if (amountMinor < 1) throw invalid("Some fields need attention.", [{ path: "amount", message: "Enter more than nothing." }]);
  // In some places it is tomorrow already.
  const latest = new Date(context.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  if (receivedOn > latest) throw invalid("Some fields need attention.", [{ path: "receivedOn", message: "This day is not over yet." }]);
  return acrossTenants(context, "payment.record", (tx) =>
    once(context, tx, async () => {
      const { tenantId, currency, kind, number } = await holdInvoice(tx, invoiceId, context.clock.now());
      if (kind !== "invoice") throw conflict(`${number} is a credit note, which nobody pays.`);
      const entered = { tenantId, providerKey: newId(), currency, amountMinor, receivedOn, invoiceId };
      const confirmed = await manualProvider.confirm(entered);
      if (!confirmed) throw new Error("What staff enter is a payment.");
      return enterPayment(context, tx, { ...confirmed, provider: manualProvider.key, note });
    }),
  );
}
