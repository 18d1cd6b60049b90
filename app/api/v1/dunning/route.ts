import { listCases } from "#lib/dunning";
import { casePage, listCasesInput } from "#lib/dunning/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listDunningCases",
  summary: "Unpaid bills that are followed up, the oldest first",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  query: listCasesInput,
  response: casePage,
  handle: ({ context, query }) => listCases(context, query),
});
