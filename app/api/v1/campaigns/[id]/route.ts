import { z } from "zod";
import { getCampaign } from "#lib/campaigns";
import { campaignDetail } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getCampaign",
  summary: "One campaign with its days and channels",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.read",
  params: z.strictObject({ id: z.uuid() }),
  response: campaignDetail,
  handle: ({ context, params }) => getCampaign(context, params.id),
});
