import { resumeCase } from "#lib/dunning";
import { caseId, caseVersion } from "#lib/dunning/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "resumeCase",
  summary: "Go on with a paused unpaid bill",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  params: caseId,
  body: caseVersion,
  response: caseId,
  idempotent: true,
  handle: ({ context, params, body }) => resumeCase(context, params.id, body.version),
});
