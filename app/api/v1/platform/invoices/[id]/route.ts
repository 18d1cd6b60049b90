import { readInvoice } from "#lib/billing";
import { invoiceDetail, invoiceId } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "readInvoice",
  summary: "One invoice or credit note of any tenant",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  params: invoiceId,
  response: invoiceDetail,
  handle: ({ context, params: { id } }) => readInvoice(context, id),
});
