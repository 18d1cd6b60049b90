import { z } from "zod";
import { assignConversation } from "#lib/conversations";
import { assignInput } from "#lib/conversations/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "assignConversation",
  summary: "Give a conversation to one of the operator’s staff, or to nobody (null)",
  tag: "Conversations",
  access: "staff",
  permission: "tenant.read",
  params: z.strictObject({ id: z.uuid() }),
  body: assignInput,
  response: z.object({ assigned: z.literal(true) }),
  async handle({ context, params: { id }, body }) {
    await assignConversation(context, id, body);
    return { assigned: true as const };
  },
});
