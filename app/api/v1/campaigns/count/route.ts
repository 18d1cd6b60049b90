import { countCampaigns } from "#lib/campaigns";
import { campaignFilter } from "#lib/campaigns/schema";
import { rowCount } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "countCampaigns",
  summary: "How many campaigns a filter means, up to a bound",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.read",
  query: campaignFilter,
  response: rowCount,
  handle: ({ context, query }) => countCampaigns(context, query),
});
