import { countCreatives } from "#lib/campaigns";
import { creativeFilter } from "#lib/campaigns/schema";
import { rowCount } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "countCreatives",
  summary: "How many creatives a filter means, up to a bound",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.read",
  query: creativeFilter,
  response: rowCount,
  handle: ({ context, query }) => countCreatives(context, query),
});
