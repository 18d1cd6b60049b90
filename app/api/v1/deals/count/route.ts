import { countDeals } from "#lib/crm";
import { dealFilter } from "#lib/crm/schema";
import { rowCount } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "countDeals",
  summary: "How many deals a filter means, up to a bound",
  tag: "Deals",
  access: "tenant",
  permission: "deal.read",
  query: dealFilter,
  response: rowCount,
  handle: ({ context, query }) => countDeals(context, query),
});
