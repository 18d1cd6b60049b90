import { listMails, writeMail } from "#lib/crm";
import { listMailsInput, loggedMail, mailPage, writeMailInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listMails",
  summary: "Logged mails, the newest first: those of which nobody is known whom they are about, or those that stand on records",
  tag: "Activities and tasks",
  access: "tenant",
  permission: "lead.execute",
  query: listMailsInput,
  response: mailPage,
  handle: ({ context, query }) => listMails(context, query),
});

export const POST = jsonRoute({
  operationId: "writeMail",
  summary: "Write down a mail by hand; a whole mail is sent to POST /api/v1/mail-log",
  tag: "Activities and tasks",
  access: "tenant",
  permission: "lead.read",
  body: writeMailInput,
  response: loggedMail,
  status: 201,
  idempotent: true,
  handle: ({ context, body }) => writeMail(context, body),
});
