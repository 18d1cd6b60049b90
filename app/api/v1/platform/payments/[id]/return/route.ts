import { returnMoney } from "#lib/billing";
import { invoiceId, returnMoneyInput } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "returnMoney",
  summary: "Record that money was sent back of what no invoice needed",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  params: invoiceId,
  body: returnMoneyInput,
  response: invoiceId,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => returnMoney(context, id, body),
});
