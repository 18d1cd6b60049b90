import { z } from "zod";
import { listConversations, openConversation } from "#lib/conversations";
import { conversationPage, listConversationsInput, openConversationInput } from "#lib/conversations/schema";
import { jsonRoute } from "#lib/web";
import { findLink } from "../../../conversation-links.ts";

export const GET = jsonRoute({
  operationId: "listConversations",
  summary: "Conversations with support that the caller may see; for staff those of all clients",
  tag: "Conversations",
  access: "tenant_or_staff",
  query: listConversationsInput,
  response: conversationPage,
  handle: ({ context, query }) => listConversations(context, query),
});

export const POST = jsonRoute({
  operationId: "openConversation",
  summary: "Open a conversation with support, with a first message, files that were uploaded before, and what it is about",
  tag: "Conversations",
  access: "tenant",
  body: openConversationInput,
  response: z.object({ id: z.uuid() }),
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => openConversation(context, body, findLink),
});
