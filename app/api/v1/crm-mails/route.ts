import { listWaitingMails, writeMail } from "#lib/crm";
import { listWaitingMailsInput, loggedMail, waitingMailPage, writeMailInput } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listWaitingMails",
  summary: "Mails of which nobody is known whom they are about, the newest first",
  tag: "Activities and tasks",
  access: "tenant",
  permission: "lead.execute",
  query: listWaitingMailsInput,
  response: waitingMailPage,
  handle: ({ context, query }) => listWaitingMails(context, query),
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
