import { listCampaigns } from "#lib/campaigns";
import { campaignPage, listCampaignsInput } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listCampaigns",
  summary: "The campaigns of the signed-in tenant, with their figures",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.read",
  query: listCampaignsInput,
  response: campaignPage,
  handle: ({ context, query }) => listCampaigns(context, query),
});
