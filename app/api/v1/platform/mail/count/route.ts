import { countMail } from "#lib/outbox";
import { mailFilter } from "#lib/outbox/schema";
import { rowCount } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "countMail",
  summary: "How many mails a filter means, up to a bound",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  query: mailFilter,
  response: rowCount,
  handle: ({ context, query }) => countMail(context, query),
});
