import { z } from "zod";
import { moveCampaign } from "#lib/campaigns";
import { moveCampaignInput, plannedCampaign } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "moveCampaign",
  summary: "Move a campaign on in its life: schedule, launch, pause, resume, complete, archive, and back where that is possible",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.execute",
  params: z.strictObject({ id: z.uuid() }),
  body: moveCampaignInput,
  response: plannedCampaign,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => moveCampaign(context, id, body),
});
