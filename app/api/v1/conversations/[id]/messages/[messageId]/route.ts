import { z } from "zod";
import { editMessage } from "#lib/conversations";
import { editMessageInput } from "#lib/conversations/schema";
import { jsonRoute } from "#lib/web";

export const PATCH = jsonRoute({
  operationId: "editMessage",
  summary: "Change one’s own message within 15 minutes; what it said before stays beside it",
  tag: "Conversations",
  access: "tenant_or_staff",
  params: z.strictObject({ id: z.uuid(), messageId: z.uuid() }),
  body: editMessageInput,
  response: z.object({ edited: z.literal(true) }),
  async handle({ context, params: { id, messageId }, body }) {
    await editMessage(context, { conversationId: id, messageId }, body);
    return { edited: true as const };
  },
});
