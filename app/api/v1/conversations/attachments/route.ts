import { receiveAttachment } from "#lib/conversations";
import { ATTACHMENT_LIMITS, attachmentView, uploadInput } from "#lib/conversations/schema";
import { uploadRoute } from "#lib/web";

/** One file, as the body itself: `POST /api/v1/conversations/attachments?name=report.pdf`. It waits for its message. */
export const POST = uploadRoute({
  operation: {
    operationId: "uploadAttachment",
    summary: "Send a file for a message that is about to be written",
    tag: "Conversations",
    access: "tenant_or_staff",
    mediaTypes: ["application/octet-stream"],
  },
  query: uploadInput,
  response: attachmentView,
  maxBytes: ATTACHMENT_LIMITS.fileBytes,
  receive: ({ context, query, key, declaredBytes, bytes }) => receiveAttachment(context, { ...query, key, declaredBytes }, bytes),
});
