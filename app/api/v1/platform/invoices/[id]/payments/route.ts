import { recordInvoicePayment } from "#lib/billing";
import { invoiceId, recordPaymentInput } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "recordInvoicePayment",
  summary: "Record a bank transfer that came for an invoice",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  params: invoiceId,
  body: recordPaymentInput,
  response: invoiceId,
  status: 201,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => recordInvoicePayment(context, id, body),
});
