import { z } from "zod";
import { decideCreative } from "#lib/campaigns";
import { creativeDetail, decideCreativeInput } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "decideCreative",
  summary: "Submit a creative or take it back; approve it or ask for changes, which needs the permission to run campaigns",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.read",
  params: z.strictObject({ id: z.uuid(), creative: z.uuid() }),
  body: decideCreativeInput,
  response: creativeDetail,
  idempotent: true,
  handle: ({ context, params: { id, creative }, body }) => decideCreative(context, id, creative, body),
});
