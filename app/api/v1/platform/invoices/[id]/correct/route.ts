import { correctInvoice } from "#lib/billing";
import { correctInvoiceInput, invoiceId } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "correctInvoice",
  summary: "Give a part of an invoice back, or all of it, by a credit note",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  params: invoiceId,
  body: correctInvoiceInput,
  response: invoiceId,
  status: 201,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => correctInvoice(context, id, body),
});
