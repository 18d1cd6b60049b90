import { listLedger } from "#lib/gamification";
import { ledgerPage, listLedgerInput } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listLedger",
  summary: "List, search and page through the points of all tenants, entry by entry",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  query: listLedgerInput,
  response: ledgerPage,
  handle: ({ context, query }) => listLedger(context, query),
});
