"use server";

import { correctInvoice, recordInvoicePayment, returnMoney, reversePayment, writeOffInvoice } from "#lib/billing";
import { correctInvoiceInput, invoiceId, recordPaymentInput, returnMoneyInput, reversePaymentInput, writeOffInput } from "#lib/billing/schema";
import { serverAction } from "#lib/web";

/** Told where the page is loaded anew: what was done may take the form away. */
function toldOn(id: string, message: string) {
  const goTo = `/admin/invoices/${id}`;
  return { message, goTo, toldAt: goTo };
}

export const recordInvoicePaymentAction = serverAction({
  access: "staff",
  input: recordPaymentInput.extend(invoiceId.shape),
  async handle({ context, data: { id, ...input } }) {
    await recordInvoicePayment(context, id, input);
    return toldOn(id, "The payment is recorded.");
  },
});

export const correctInvoiceAction = serverAction({
  access: "staff",
  input: correctInvoiceInput.extend(invoiceId.shape),
  async handle({ context, data: { id, ...input } }) {
    await correctInvoice(context, id, input);
    return toldOn(id, "The credit note is issued.");
  },
});

export const writeOffInvoiceAction = serverAction({
  access: "staff",
  input: writeOffInput.extend(invoiceId.shape),
  async handle({ context, data: { id, ...input } }) {
    await writeOffInvoice(context, id, input);
    return toldOn(id, "The invoice is written off.");
  },
});

export const reversePaymentAction = serverAction({
  access: "staff",
  input: reversePaymentInput.extend(invoiceId.shape),
  async handle({ context, data: { id, ...input } }) {
    await reversePayment(context, id, input);
    return toldOn(id, "The payment is taken back.");
  },
});

export const returnMoneyAction = serverAction({
  access: "staff",
  input: returnMoneyInput.extend(invoiceId.shape),
  async handle({ context, data: { id, ...input } }) {
    await returnMoney(context, id, input);
    return toldOn(id, "It is recorded that the money was sent back.");
  },
});
