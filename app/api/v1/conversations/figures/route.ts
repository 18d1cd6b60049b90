import { conversationFigures } from "#lib/conversations";
import { conversationFigures as conversationFiguresShape } from "#lib/conversations/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getConversationFigures",
  summary: "How many conversations wait, and how fast those of the last 30 days were answered and resolved",
  tag: "Conversations",
  access: "staff",
  permission: "tenant.read",
  response: conversationFiguresShape,
  handle: ({ context }) => conversationFigures(context),
});
