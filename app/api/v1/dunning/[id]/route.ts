import { readCase } from "#lib/dunning";
import { caseDetail, caseId } from "#lib/dunning/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "readDunningCase",
  summary: "An unpaid bill with its steps, mails and notes",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  params: caseId,
  response: caseDetail,
  handle: ({ context, params }) => readCase(context, params.id),
});
