import { z } from "zod";
import { commentCreative } from "#lib/campaigns";
import { commentInput, creativeDetail } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "commentCreative",
  summary: "Say something of a creative's newest version, of all of it or at a place of its picture",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.read",
  params: z.strictObject({ id: z.uuid(), creative: z.uuid() }),
  body: commentInput,
  response: creativeDetail,
  status: 201,
  idempotent: true,
  handle: ({ context, params: { id, creative }, body }) => commentCreative(context, id, creative, body),
});
