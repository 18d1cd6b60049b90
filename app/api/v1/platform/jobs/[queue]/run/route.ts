import { z } from "zod";
import { runScheduleNow } from "#lib/operations";
import { actOutcome, queueName } from "#lib/operations/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "runScheduleNow",
  summary: "Start the job of a schedule now, unless one is due already",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  params: z.strictObject({ queue: queueName }),
  response: actOutcome,
  idempotent: true,
  handle: ({ context, params }) => runScheduleNow(context, params.queue),
});
