import { z } from "zod";
import { withdrawMessage } from "#lib/conversations";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "withdrawMessage",
  summary: "Take one’s own message back: nobody is shown its text or files any more",
  tag: "Conversations",
  access: "tenant_or_staff",
  params: z.strictObject({ id: z.uuid(), messageId: z.uuid() }),
  response: z.object({ withdrawn: z.literal(true) }),
  async handle({ context, params: { id, messageId } }) {
    await withdrawMessage(context, { conversationId: id, messageId });
    return { withdrawn: true as const };
  },
});
