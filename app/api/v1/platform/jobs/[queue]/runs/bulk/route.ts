import { z } from "zod";
import { bulkRuns } from "#lib/operations";
import { bulkRunsInput, queueName } from "#lib/operations/schema";
import { bulkRun } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "bulkRuns",
  summary: "Send many runs of a queue again, or cancel them; it begins after ten seconds and can be called off",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  params: z.strictObject({ queue: queueName }),
  body: bulkRunsInput,
  response: bulkRun,
  status: 202,
  idempotent: true,
  handle: ({ context, params, body }) => bulkRuns(context, params.queue, body),
});
