import { z } from "zod";
import { writeNote } from "#lib/conversations";
import { writeNoteInput } from "#lib/conversations/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "writeConversationNote",
  summary: "Note something about a conversation, for the operator’s staff alone",
  tag: "Conversations",
  access: "staff",
  permission: "tenant.read",
  params: z.strictObject({ id: z.uuid() }),
  body: writeNoteInput,
  response: z.object({ id: z.uuid() }),
  status: 201,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => writeNote(context, id, body),
});
