import { findCreatives } from "#lib/campaigns";
import { findCreativesInput, foundCreatives } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "findCreatives",
  summary: "The creatives of all campaigns that are not archived: filtered, sorted, page by page",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.read",
  query: findCreativesInput,
  response: foundCreatives,
  handle: ({ context, query }) => findCreatives(context, query),
});
