import { z } from "zod";
import { moveTest } from "#lib/campaigns";
import { moveTestInput, testDetail } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "moveCampaignTest",
  summary: "Start an A/B test, stop it, or decide it for one of its variants or none",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.update",
  params: z.strictObject({ id: z.uuid(), test: z.uuid() }),
  body: moveTestInput,
  response: testDetail,
  idempotent: true,
  handle: ({ context, params: { id, test }, body }) => moveTest(context, id, test, body),
});
