import { countContacts } from "#lib/crm";
import { contactFilter } from "#lib/crm/schema";
import { rowCount } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "countContacts",
  summary: "How many contacts a filter means, up to a bound",
  tag: "Contacts and companies",
  access: "tenant",
  permission: "lead.read",
  query: contactFilter,
  response: rowCount,
  handle: ({ context, query }) => countContacts(context, query),
});
