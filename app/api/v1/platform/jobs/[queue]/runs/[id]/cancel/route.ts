import { cancelRun } from "#lib/operations";
import { actOutcome, runAddress } from "#lib/operations/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "cancelRun",
  summary: "Cancel a run that waits",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  params: runAddress,
  response: actOutcome,
  idempotent: true,
  handle: ({ context, params }) => cancelRun(context, params),
});
