import { receiveAttachment } from "#lib/conversations";
import { ATTACHMENT_LIMITS, attachmentView, uploadInput } from "#lib/conversations/schema";
import { uploadRoute } from "#lib/web";

/** One file, as the body itself: `POST /api/v1/conversations/attachments?name=report.pdf`. It waits for its message. */
export const POST = uploadRoute({
  query: uploadInput,
  response: attachmentView,
  maxBytes: ATTACHMENT_LIMITS.fileBytes,
  receive: ({ context, query, key, declaredBytes, bytes }) => receiveAttachment(context, { ...query, key, declaredBytes }, bytes),
});
