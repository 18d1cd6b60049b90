import { readUsage } from "#lib/usage";
import { readUsageInput, usageReport } from "#lib/usage/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "readApiUsage",
  summary: "How the JSON API is used: by day, tenant, route and key",
  tag: "Platform",
  access: "staff",
  permission: "system.monitor",
  query: readUsageInput,
  response: usageReport,
  handle: ({ context, query }) => readUsage(context, query),
});
