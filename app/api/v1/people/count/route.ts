import { countPeople } from "#lib/people";
import { personFilter } from "#lib/people/schema";
import { rowCount } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "countPeople",
  summary: "How many people a filter means, up to a bound",
  tag: "People",
  access: "staff",
  permission: "tenant.read",
  query: personFilter,
  response: rowCount,
  handle: ({ context, query }) => countPeople(context, query),
});
