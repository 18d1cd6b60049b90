import { once, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict, invalid } from "#lib/platform/errors";
import { holdInvoice } from "../hold-invoice.ts";
import { clearPastDue } from "../payments/enter-payment.ts";
import { settle, settleWithBalance } from "../payments/settle-with-balance.ts";
import { nextNumber } from "./next-number.ts";
import type { CorrectInvoiceInput, InvoiceDetail } from "./schema.ts";
import { splitPart } from "./totals.ts";

/**
 * Gives back a part of an invoice, or all of it, by a credit note with a number of its own: what was issued is never changed. It settles
 * the invoice as far as that is open; what is left of it is the tenant's credit, and pays what comes next. One that takes back the whole
 * of an invoice that nothing was paid of makes it void.
 * @returns the credit note's id
 * @throws `forbidden`, `not_found`, `conflict` for a credit note or where everything was given back, `invalid` for more than is left
 */
export function correctInvoice(context: StaffContext, id: string, { amount, reason }: CorrectInvoiceInput): Promise<{ id: string }> {
  requirePermission(requireStaff(context), "billing.manage");
  return acrossTenants(context, "invoice.correct", (tx) =>
    once(context, tx, async () => {
      const invoice = await holdInvoice(tx, id, context.clock.now());
      const partMinor = partToCorrect(invoice, amount);
      const noteId = await issueNote(context, tx, invoice, partMinor, reason);
      const isVoiding = partMinor === invoice.totalMinor && invoice.settledMinor === 0 && invoice.state !== "paid";
      const settles = Math.min(partMinor, invoice.leftMinor);
      const { tenantId, currency } = invoice;
      if (settles > 0) await settle(context, tx, { tenantId, invoiceId: id, creditNoteId: noteId, amountMinor: settles }, isVoiding);
      await settleWithBalance(context, tx, tenantId, currency);
      await clearPastDue(context, tx, tenantId);
      return { id: noteId };
    }),
  );
}

/** @throws `conflict`, `invalid` */
function partToCorrect({ kind, number, correctableMinor }: InvoiceDetail, amount: string | undefined): number {
  if (kind !== "invoice") throw conflict(`${number} is a credit note. Correct the invoice that it is about.`);
  if (correctableMinor === 0) throw conflict(`All of ${number} was given back already.`);
  if (!amount) return correctableMinor;
  // All plans are priced in a currency of cents.
  const partMinor = Math.round(Number(amount) * 100);
  if (partMinor < 1 || partMinor > correctableMinor)
    throw invalid("Some fields need attention.", [{ path: "amount", message: `Enter at most ${(correctableMinor / 100).toFixed(2)}.` }]);
  return partMinor;
}

async function issueNote(context: StaffContext, tx: Transaction, invoice: InvoiceDetail, partMinor: number, reason: string): Promise<string> {
  const { tenantId, number: corrected, totalMinor, correctableMinor } = invoice;
  const [id, now] = [newId(), context.clock.now()];
  const { netMinor, taxMinor } = splitPart(invoice, totalMinor - correctableMinor, partMinor);
  const { currency, seller, buyer, taxLabel, taxHundredths, taxNote, locale, timeZone } = invoice;
  await tx.prisma.invoice.createMany({
    data: [
      {
        ...{ id, tenantId, kind: "credit_note", currency, seller, buyer, taxLabel, taxHundredths, taxNote, locale, timeZone },
        ...{ netMinor, taxMinor, totalMinor: partMinor, correctsId: invoice.id, reason, createdAt: now },
      },
    ],
  });
  await tx.prisma.invoiceLine.createMany({
    data: [{ id: newId(), tenantId, invoiceId: id, position: 0, kind: "correction", label: corrected, amountMinor: netMinor }],
  });
  const number = await nextNumber(tx, "credit_note", now);
  await tx.prisma.invoice.updateMany({ where: { id }, data: { state: "open", number, issuedAt: now } });
  await recordAudit(context, tx, {
    action: "invoice.correct",
    tenantId,
    subjectType: "invoice",
    subjectId: invoice.id,
    after: { number, corrects: corrected, currency, totalMinor: partMinor },
    reason,
  });
  return id;
}
