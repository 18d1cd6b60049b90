import { z } from "zod";
import { discardAttachment, readAttachment } from "#lib/conversations";
import { downloadRoute, jsonRoute } from "#lib/web";

/** A file of a conversation that the caller may see. It is always saved, never opened in its place. */
export const GET = downloadRoute({
  operation: {
    operationId: "downloadAttachment",
    summary: "A file of a conversation",
    tag: "Conversations",
    mediaTypes: ["application/octet-stream"],
  },
  access: "tenant_or_staff",
  params: z.strictObject({ id: z.uuid("This is no id.") }),
  query: z.strictObject({}),
  async make({ context, params }) {
    const { name, mediaType, body } = await readAttachment(context, params.id);
    return { contentType: mediaType, fileName: name, body };
  },
});

export const DELETE = jsonRoute({
  operationId: "discardAttachment",
  summary: "Remove a file that the caller uploaded and has not sent",
  tag: "Conversations",
  access: "tenant_or_staff",
  params: z.strictObject({ id: z.uuid() }),
  response: z.object({ removed: z.literal(true) }),
  async handle({ context, params: { id } }) {
    await discardAttachment(context, id);
    return { removed: true as const };
  },
});
