import { z } from "zod";
import { resolveConversation } from "#lib/conversations";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "resolveConversation",
  summary: "Say that a conversation is done with; a message opens it again",
  tag: "Conversations",
  access: "tenant_or_staff",
  params: z.strictObject({ id: z.uuid() }),
  response: z.object({ resolved: z.literal(true) }),
  async handle({ context, params: { id } }) {
    await resolveConversation(context, id);
    return { resolved: true as const };
  },
});
