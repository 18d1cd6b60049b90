import { z } from "zod";
import { countTest } from "#lib/campaigns";
import { countTestInput, testDetail } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "countCampaignTest",
  summary: "Tell what was counted of variants on days, in absolute values: telling it again replaces it",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.update",
  params: z.strictObject({ id: z.uuid(), test: z.uuid() }),
  body: countTestInput,
  response: testDetail,
  idempotent: true,
  handle: ({ context, params: { id, test }, body }) => countTest(context, id, test, body),
});
