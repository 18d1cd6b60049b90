import { z } from "zod";
import { readActivity } from "#lib/campaigns";
import { activityInput, activityPage } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listCampaignActivity",
  summary: "What happened with a campaign, the newest first",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.read",
  params: z.strictObject({ id: z.uuid() }),
  query: activityInput,
  response: activityPage,
  handle: ({ context, params: { id }, query }) => readActivity(context, id, query),
});
