import { countLeads } from "#lib/crm";
import { leadFilter } from "#lib/crm/schema";
import { rowCount } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "countLeads",
  summary: "How many leads a filter means, up to a bound",
  tag: "Leads",
  access: "tenant",
  permission: "lead.read",
  query: leadFilter,
  response: rowCount,
  handle: ({ context, query }) => countLeads(context, query),
});
