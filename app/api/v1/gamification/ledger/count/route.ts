import { countLedger } from "#lib/gamification";
import { ledgerFilter } from "#lib/gamification/schema";
import { rowCount } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "countLedger",
  summary: "How many entries of points a filter means, up to a bound",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  query: ledgerFilter,
  response: rowCount,
  handle: ({ context, query }) => countLedger(context, query),
});
