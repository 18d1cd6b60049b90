import { bulkMail } from "#lib/outbox";
import { bulkMailInput } from "#lib/outbox/schema";
import { bulkRun } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "bulkMail",
  summary: "Send many mails again; it begins after ten seconds and can be called off",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  body: bulkMailInput,
  response: bulkRun,
  status: 202,
  idempotent: true,
  handle: ({ context, body, runtime }) => bulkMail(context, body, runtime),
});
