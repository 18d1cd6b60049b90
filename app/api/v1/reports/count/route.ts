import { countReports } from "#lib/reports";
import { reportFilter } from "#lib/reports/schema";
import { rowCount } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "countReports",
  summary: "How many reports a filter means, up to a bound",
  tag: "Reports",
  access: "tenant",
  permission: "analytics.read",
  query: reportFilter,
  response: rowCount,
  handle: ({ context, query }) => countReports(context, query),
});
