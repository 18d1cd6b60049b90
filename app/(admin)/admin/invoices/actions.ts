"use server";

import { refresh } from "next/cache";
import { correctInvoice, recordInvoicePayment, returnMoney, reversePayment, writeOffInvoice } from "#lib/billing";
import { correctInvoiceInput, invoiceId, recordPaymentInput, returnMoneyInput, reversePaymentInput, writeOffInput } from "#lib/billing/schema";
import { serverAction } from "#lib/web";

export const recordInvoicePaymentAction = serverAction({
  access: "staff",
  input: recordPaymentInput.extend(invoiceId.shape),
  async handle({ context, data: { id, ...input } }) {
    await recordInvoicePayment(context, id, input);
    refresh();
    return "The payment is recorded.";
  },
});

export const correctInvoiceAction = serverAction({
  access: "staff",
  input: correctInvoiceInput.extend(invoiceId.shape),
  async handle({ context, data: { id, ...input } }) {
    await correctInvoice(context, id, input);
    refresh();
    return "The credit note is issued.";
  },
});

export const writeOffInvoiceAction = serverAction({
  access: "staff",
  input: writeOffInput.extend(invoiceId.shape),
  async handle({ context, data: { id, ...input } }) {
    await writeOffInvoice(context, id, input);
    refresh();
    return "The invoice is written off.";
  },
});

export const reversePaymentAction = serverAction({
  access: "staff",
  input: reversePaymentInput.extend(invoiceId.shape),
  async handle({ context, data: { id, ...input } }) {
    await reversePayment(context, id, input);
    refresh();
    return "The payment is taken back.";
  },
});

export const returnMoneyAction = serverAction({
  access: "staff",
  input: returnMoneyInput.extend(invoiceId.shape),
  async handle({ context, data: { id, ...input } }) {
    await returnMoney(context, id, input);
    refresh();
    return "It is recorded that the money was sent back.";
  },
});
