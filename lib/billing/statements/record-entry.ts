import type { StaffContext } from "#lib/access";
import type { Transaction } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import { holdInvoice } from "../hold-invoice.ts";
import { enterPayment } from "../payments/enter-payment.ts";

interface Recordable {
  id: string;
  version: number;
  currency: string;
  amountMinor: number;
  bookedOn: Date;
}

/** What stands on payments that a statement told of. */
const PROVIDER = "bank";

/**
 * Records an entry as a payment of an invoice, by the way of every payment. Its name has the entry's version: when it was taken back and is
 * recorded again, that is another payment.
 * @param decidedById null for what was matched by its reference
 * @throws `not_found`, `conflict` for a credit note, another currency, or an invoice that nothing is owed of
 */
export async function recordEntry(
  context: StaffContext,
  tx: Transaction,
  { id, version, currency, amountMinor, bookedOn }: Recordable,
  invoiceId: string,
  decidedById: string | null,
): Promise<void> {
  const invoice = await holdInvoice(tx, invoiceId, context.clock.now());
  if (invoice.kind !== "invoice") throw conflict(`${invoice.number} is a credit note, which nobody pays.`);
  if (invoice.currency !== currency) throw conflict(`${invoice.number} is in ${invoice.currency}, and this money is in ${currency}.`);
  const { id: paymentId } = await enterPayment(context, tx, {
    tenantId: invoice.tenantId,
    provider: PROVIDER,
    providerKey: `${id}.${version}`,
    currency,
    amountMinor,
    receivedOn: bookedOn.toISOString().slice(0, 10),
    invoiceId,
    note: "",
  });
  await tx.query({
    text: `UPDATE bank_entry SET state = 'recorded', reason = '', payment_id = $2::uuid, invoice_id = $3::uuid, decided_by_id = $4::uuid, version = version + 1
           WHERE id = $1::uuid`,
    values: [id, paymentId, invoiceId, decidedById],
  });
}
