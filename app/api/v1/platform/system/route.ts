import { getSystemReport } from "#lib/operations";
import { systemReport } from "#lib/operations/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getSystemReport",
  summary: "Versions, processes, settings without secrets, migrations, sizes and checks",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  response: systemReport,
  handle: ({ context, runtime }) => getSystemReport(context, runtime),
});
