import { z } from "zod";
import { resolveComment } from "#lib/campaigns";
import { creativeDetail } from "#lib/campaigns/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "resolveCreativeComment",
  summary: "Mark a comment on a creative as done",
  tag: "Campaigns",
  access: "tenant",
  permission: "campaign.update",
  params: z.strictObject({ id: z.uuid(), creative: z.uuid(), comment: z.uuid() }),
  response: creativeDetail,
  handle: ({ context, params: { id, creative, comment } }) => resolveComment(context, id, creative, comment),
});
