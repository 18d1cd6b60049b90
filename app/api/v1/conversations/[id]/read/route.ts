import { z } from "zod";
import { markConversationRead } from "#lib/conversations";
import { markReadInput } from "#lib/conversations/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "markConversationRead",
  summary: "Remember how far the caller has read a conversation",
  tag: "Conversations",
  access: "tenant_or_staff",
  params: z.strictObject({ id: z.uuid() }),
  body: markReadInput,
  response: z.object({ read: z.literal(true) }),
  async handle({ context, params: { id }, body }) {
    await markConversationRead(context, id, body);
    return { read: true as const };
  },
});
