import { z } from "zod";
import { getConversation } from "#lib/conversations";
import { conversationDetail, getConversationInput } from "#lib/conversations/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getConversation",
  summary: "A conversation with its latest hundred messages, or those before a moment; for staff with their notes",
  tag: "Conversations",
  access: "tenant_or_staff",
  params: z.strictObject({ id: z.uuid() }),
  query: getConversationInput,
  response: conversationDetail,
  handle: ({ context, params: { id }, query }) => getConversation(context, id, query),
});
