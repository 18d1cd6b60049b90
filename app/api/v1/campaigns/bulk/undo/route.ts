import { undoCampaigns } from "#lib/campaigns";
import { undoCampaignsInput, undoneCampaigns } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "undoBulkCampaigns",
  summary: "Take an act upon many campaigns back, for those that stand as it left them",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.execute",
  body: undoCampaignsInput,
  response: undoneCampaigns,
  idempotent: true,
  handle: ({ context, body }) => undoCampaigns(context, body),
});
