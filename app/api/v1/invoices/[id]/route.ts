import { readOwnInvoice } from "#lib/billing";
import { invoiceDetail, invoiceId } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "readOwnInvoice",
  summary: "One invoice or credit note: its lines down to days and prices, what settled it, and how it is paid",
  tag: "Billing",
  access: "tenant",
  permission: "billing.manage",
  params: invoiceId,
  response: invoiceDetail,
  handle: ({ context, params: { id } }) => readOwnInvoice(context, id),
});
