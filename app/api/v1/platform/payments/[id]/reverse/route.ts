import { reversePayment } from "#lib/billing";
import { invoiceId, reversePaymentInput } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "reversePayment",
  summary: "Take a payment back: what it paid is open again",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  params: invoiceId,
  body: reversePaymentInput,
  response: invoiceId,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => reversePayment(context, id, body),
});
