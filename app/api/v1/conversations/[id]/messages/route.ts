import { z } from "zod";
import { writeMessage } from "#lib/conversations";
import { writeMessageInput } from "#lib/conversations/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "writeMessage",
  summary: "Write a message in a conversation; one that was resolved is open again",
  tag: "Conversations",
  access: "tenant_or_staff",
  params: z.strictObject({ id: z.uuid() }),
  body: writeMessageInput,
  response: z.object({ id: z.uuid() }),
  status: 201,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => writeMessage(context, id, body),
});
