import { askForScorecard } from "#lib/crm";
import { trainingAnswer } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "makeLeadScorecard",
  summary: "Have a scorecard made of the tenant’s won and lost leads, where there are enough",
  tag: "CRM",
  access: "tenant",
  permission: "lead.execute",
  response: trainingAnswer,
  status: 202,
  handle: ({ context }) => askForScorecard(context),
});
