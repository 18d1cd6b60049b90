import { z } from "zod";
import { duplicateCampaign } from "#lib/campaigns";
import { duplicateCampaignInput, plannedCampaign } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "duplicateCampaign",
  summary: "Make a draft that is planned as another campaign is",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.create",
  params: z.strictObject({ id: z.uuid() }),
  body: duplicateCampaignInput,
  response: plannedCampaign,
  status: 201,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => duplicateCampaign(context, id, body),
});
