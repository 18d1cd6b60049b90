import { readOwnBilling } from "#lib/billing";
import { ownBilling } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "readOwnBilling",
  summary: "The company’s plan, what of it is used, what the running month will cost, and its balance",
  tag: "Billing",
  access: "tenant",
  permission: "billing.manage",
  response: ownBilling,
  handle: ({ context, runtime }) => readOwnBilling(context, runtime),
});
