import { z } from "zod";
import { countRuns } from "#lib/operations";
import { queueName, runFilter } from "#lib/operations/schema";
import { rowCount } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "countRuns",
  summary: "How many runs of a queue a filter means, up to a bound",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  params: z.strictObject({ queue: queueName }),
  query: runFilter,
  response: rowCount,
  handle: ({ context, params, query }) => countRuns(context, params.queue, query),
});
