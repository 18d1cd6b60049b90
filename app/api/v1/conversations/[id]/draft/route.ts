import { z } from "zod";
import { keepReplyDraft } from "#lib/conversations";
import { replyDraftInput } from "#lib/conversations/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "keepReplyDraft",
  summary: "Keep the caller’s half-written reply; an empty text forgets it",
  tag: "Conversations",
  access: "tenant_or_staff",
  params: z.strictObject({ id: z.uuid() }),
  body: replyDraftInput,
  response: z.object({ kept: z.literal(true) }),
  async handle({ context, params: { id }, body }) {
    await keepReplyDraft(context, id, body);
    return { kept: true as const };
  },
});
