import { requireTenant } from "#lib/access";
import { receiveMail } from "#lib/crm";
import { loggedMail, MAIL_LIMITS, receiveMailInput } from "#lib/crm/schema";
import { uploadRoute } from "#lib/web";

/** A mail as it was sent (`message/rfc822`), as the body itself: by a mail system with an API key, or as a file by a person. */
export const POST = uploadRoute({
  query: receiveMailInput,
  response: loggedMail,
  maxBytes: MAIL_LIMITS.fileBytes,
  isKnownByContent: true,
  receive: ({ context, query, bytes }) => receiveMail(requireTenant(context), query, bytes),
});
