import { z } from "zod";
import { listRuns } from "#lib/operations";
import { listRunsInput, queueName, runPage } from "#lib/operations/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listRuns",
  summary: "List, filter and page through the runs of a queue; its dead letters where they are asked for",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  params: z.strictObject({ queue: queueName }),
  query: listRunsInput,
  response: runPage,
  handle: ({ context, params, query }) => listRuns(context, params.queue, query),
});
