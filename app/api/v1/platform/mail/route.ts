import { listMail } from "#lib/outbox";
import { listMailInput, mailPage } from "#lib/outbox/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listMail",
  summary: "List, search and page through what the portal wanted to send",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  query: listMailInput,
  response: mailPage,
  handle: ({ context, query }) => listMail(context, query),
});
