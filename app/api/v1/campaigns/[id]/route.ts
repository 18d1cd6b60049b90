import { z } from "zod";
import { changeCampaign, getCampaign } from "#lib/campaigns";
import { campaignDetail, changeCampaignInput, plannedCampaign } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "getCampaign",
  summary: "One campaign with its plan, its days and channels",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.read",
  params,
  response: campaignDetail,
  handle: ({ context, params: { id } }) => getCampaign(context, id),
});

export const PUT = jsonRoute({
  operationId: "changeCampaign",
  summary: "Change what is planned of a campaign; says field by field what somebody else changed meanwhile",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.update",
  params,
  body: changeCampaignInput,
  response: plannedCampaign,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => changeCampaign(context, id, body),
});
