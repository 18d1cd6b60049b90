import { writeOffInvoice } from "#lib/billing";
import { invoiceId, writeOffInput } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "writeOffInvoice",
  summary: "Give an open invoice up: nobody expects it to be paid any more",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  params: invoiceId,
  body: writeOffInput,
  response: invoiceId,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => writeOffInvoice(context, id, body),
});
