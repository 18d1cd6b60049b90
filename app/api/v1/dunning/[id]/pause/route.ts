import { pauseCase } from "#lib/dunning";
import { caseId, pauseInput } from "#lib/dunning/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "pauseCase",
  summary: "Take no steps of an unpaid bill until a day, or until somebody goes on with it",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  params: caseId,
  body: pauseInput,
  response: caseId,
  idempotent: true,
  handle: ({ context, params, body }) => pauseCase(context, params.id, body),
});
