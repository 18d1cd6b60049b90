import { z } from "zod";
import { getCreative } from "#lib/campaigns";
import { creativeDetail } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getCreative",
  summary: "A creative with its versions and what was said of them",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.read",
  params: z.strictObject({ id: z.uuid(), creative: z.uuid() }),
  response: creativeDetail,
  handle: ({ context, params: { id, creative } }) => getCreative(context, id, creative),
});
