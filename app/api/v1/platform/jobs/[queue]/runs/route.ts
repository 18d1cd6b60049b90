import { z } from "zod";
import { listRuns } from "#lib/operations";
import { listRunsInput, queueName, runPage } from "#lib/operations/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listRuns",
  summary: "The runs of a queue, or its dead letters, newest first; those that wait by when they are due",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  params: z.strictObject({ queue: queueName }),
  query: listRunsInput,
  response: runPage,
  handle: ({ context, params, query }) => listRuns(context, params.queue, query),
});
