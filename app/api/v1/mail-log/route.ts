import { requireTenant } from "#lib/access";
import { receiveMail } from "#lib/crm";
import { loggedMail, MAIL_LIMITS, receiveMailInput } from "#lib/crm/schema";
import { uploadRoute } from "#lib/web";

/** A mail as it was sent (`message/rfc822`), as the body itself: by a mail system with an API key, or as a file by a person. */
export const POST = uploadRoute({
  operation: {
    operationId: "logMail",
    summary: "Log a mail as it was sent (RFC 5322, an .eml file): it stands with everybody whose address it names, or waits for a person",
    tag: "Activities and tasks",
    access: "tenant",
    permission: "lead.update",
    mediaTypes: ["message/rfc822"],
  },
  query: receiveMailInput,
  response: loggedMail,
  maxBytes: MAIL_LIMITS.fileBytes,
  isKnownByContent: true,
  receive: ({ context, query, bytes }) => receiveMail(requireTenant(context), query, bytes),
});
