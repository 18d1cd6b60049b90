import { z } from "zod";
import { addPerson } from "#lib/conversations";
import { addPersonInput } from "#lib/conversations/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "addPersonToConversation",
  summary: "Ask one more of the client’s people into a conversation",
  tag: "Conversations",
  access: "tenant_or_staff",
  params: z.strictObject({ id: z.uuid() }),
  body: addPersonInput,
  response: z.object({ added: z.literal(true) }),
  async handle({ context, params: { id }, body }) {
    await addPerson(context, id, body);
    return { added: true as const };
  },
});
