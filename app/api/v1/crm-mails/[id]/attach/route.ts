import { attachMail } from "#lib/crm";
import { attachMailInput, loggedMail, mailIdInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "attachMail",
  summary: "Put a mail that nobody is known for on a lead, contact, company or deal",
  tag: "Activities and tasks",
  access: "tenant",
  permission: "lead.execute",
  params: mailIdInput,
  body: attachMailInput,
  response: loggedMail,
  handle: ({ context, params, body }) => attachMail(context, params.id, body),
});
