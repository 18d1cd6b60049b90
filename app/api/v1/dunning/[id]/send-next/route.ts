import { sendNextReminder } from "#lib/dunning";
import { caseId, caseVersion } from "#lib/dunning/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "sendNextReminder",
  summary: "Send the next reminder of an unpaid bill before its day",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  params: caseId,
  body: caseVersion,
  response: caseId,
  idempotent: true,
  handle: ({ context, params, body, runtime }) => sendNextReminder(context, params.id, body.version, runtime),
});
