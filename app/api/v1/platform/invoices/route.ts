import { listInvoices } from "#lib/billing";
import { invoicePage, listInvoicesInput } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listInvoices",
  summary: "Invoices and credit notes of all tenants, the newest first; those that are open unless told",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  query: listInvoicesInput,
  response: invoicePage,
  handle: ({ context, query }) => listInvoices(context, query),
});
