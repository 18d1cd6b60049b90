import { callOffPlanChange } from "#lib/billing";
import { planChangeId } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const DELETE = jsonRoute({
  operationId: "callOffPlanChange",
  summary: "Call a change of plan off that has not come yet",
  tag: "Billing",
  access: "tenant",
  permission: "billing.manage",
  params: planChangeId,
  response: planChangeId,
  handle: ({ context, params: { id } }) => callOffPlanChange(context, id),
});
