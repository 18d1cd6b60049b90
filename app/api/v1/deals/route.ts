import { createDeal, listDeals } from "#lib/crm";
import { createDealInput, dealDetail, dealPage, listDealsInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listDeals",
  summary: "List, search and page through the deals",
  tag: "Deals",
  access: "tenant",
  permission: "deal.read",
  query: listDealsInput,
  response: dealPage,
  handle: ({ context, query }) => listDeals(context, query),
});

export const POST = jsonRoute({
  operationId: "createDeal",
  summary: "Begin a deal, in the tenant’s currency",
  tag: "Deals",
  access: "tenant",
  permission: "deal.create",
  body: createDealInput,
  response: dealDetail,
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => createDeal(context, body),
});
