import { deleteDeadLetter, getRun } from "#lib/operations";
import { actOutcome, runAddress, runDetail } from "#lib/operations/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getRun",
  summary: "One run or dead letter, with what it was given and what it said; secrets are left out",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  params: runAddress,
  response: runDetail,
  handle: ({ context, params }) => getRun(context, params),
});

export const DELETE = jsonRoute({
  operationId: "deleteDeadLetter",
  summary: "Delete a dead letter for good",
  tag: "Operations",
  access: "staff",
  permission: "system.monitor",
  params: runAddress,
  response: actOutcome,
  handle: ({ context, params }) => deleteDeadLetter(context, params),
});
