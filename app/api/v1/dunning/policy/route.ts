import { changeDunningPolicy, getDunningPolicy } from "#lib/dunning";
import { changePolicyCall, dunningPolicy } from "#lib/dunning/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getDunningPolicy",
  summary: "What is done about a bill that is not paid, and on which day",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  response: dunningPolicy,
  handle: ({ context }) => getDunningPolicy(context),
});

export const PUT = jsonRoute({
  operationId: "changeDunningPolicy",
  summary: "Change the steps for cases that open from now on",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  body: changePolicyCall,
  response: dunningPolicy,
  handle: ({ context, body }) => changeDunningPolicy(context, body),
});
