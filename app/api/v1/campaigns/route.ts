import { createCampaign, findCampaigns } from "#lib/campaigns";
import { campaignPlan, findCampaignsInput, foundCampaigns, plannedCampaign } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listCampaigns",
  summary: "The campaigns of the signed-in tenant, with their figures: filtered, sorted, page by page",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.read",
  query: findCampaignsInput,
  response: foundCampaigns,
  handle: ({ context, query }) => findCampaigns(context, query),
});

export const POST = jsonRoute({
  operationId: "createCampaign",
  summary: "Plan a campaign: it is a draft until it is scheduled or launched",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.create",
  body: campaignPlan,
  response: plannedCampaign,
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => createCampaign(context, body),
});
