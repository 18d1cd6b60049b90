import { listOwnInvoices } from "#lib/billing";
import { invoicePage, listOwnInvoicesInput } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listOwnInvoices",
  summary: "What the caller’s company was invoiced and credited, the newest first",
  tag: "Billing",
  access: "tenant",
  permission: "billing.manage",
  query: listOwnInvoicesInput,
  response: invoicePage,
  handle: ({ context, query }) => listOwnInvoices(context, query),
});
