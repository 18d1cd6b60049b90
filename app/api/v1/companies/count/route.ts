import { countCompanies } from "#lib/crm";
import { companyFilter } from "#lib/crm/schema";
import { rowCount } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "countCompanies",
  summary: "How many companies a filter means, up to a bound",
  tag: "Contacts and companies",
  access: "tenant",
  permission: "lead.read",
  query: companyFilter,
  response: rowCount,
  handle: ({ context, query }) => countCompanies(context, query),
});
