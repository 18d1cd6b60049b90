import { listBankEntries } from "#lib/billing";
import { entryPage, listEntriesInput } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listBankEntries",
  summary: "What banks’ statements told of, the newest first; what is open with the invoices that it may pay",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  query: listEntriesInput,
  response: entryPage,
  handle: ({ context, query }) => listBankEntries(context, query),
});
