import { retryRun } from "#lib/operations";
import { actOutcome, runAddress } from "#lib/operations/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "retryRun",
  summary: "Send a failed or cancelled run, or a dead letter, again",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  params: runAddress,
  response: actOutcome,
  idempotent: true,
  handle: ({ context, params }) => retryRun(context, params),
});
