import { bulkCampaigns } from "#lib/campaigns";
import { bulkCampaignsInput } from "#lib/campaigns/schema";
import { bulkRun } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "bulkCampaigns",
  summary: "Pause, resume, archive or take out of the archive many campaigns at once; the answer says how that is taken back",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.execute",
  body: bulkCampaignsInput,
  response: bulkRun,
  idempotent: true,
  handle: ({ context, body }) => bulkCampaigns(context, body),
});
