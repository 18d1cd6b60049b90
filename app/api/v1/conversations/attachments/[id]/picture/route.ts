import { z } from "zod";
import { readPicture } from "#lib/conversations";
import { downloadRoute } from "#lib/web";

/** A picture of a conversation, for its page to show. Asked for anew each time, so that it is gone with the right to see it. */
export const GET = downloadRoute({
  operation: {
    operationId: "showAttachedPicture",
    summary: "A picture of a conversation, for its page to show",
    tag: "Conversations",
    mediaTypes: ["image/png", "image/jpeg", "image/webp", "image/gif"],
  },
  access: "tenant_or_staff",
  params: z.strictObject({ id: z.uuid("This is no id.") }),
  query: z.strictObject({}),
  async make({ context, params }) {
    const { name, mediaType, body } = await readPicture(context, params.id);
    return { contentType: mediaType, fileName: name, body, isInline: true };
  },
});
