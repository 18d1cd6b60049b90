import { z } from "zod";
import { changePlan } from "#lib/billing";
import { changePlanInput, plan } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "changePlan",
  summary: "Change a plan: limits for all who are on it, the price for those who take it from now on",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  params: z.strictObject({ key: z.string().min(1).max(60) }),
  body: changePlanInput,
  response: plan,
  idempotent: true,
  handle: ({ context, params, body }) => changePlan(context, params.key, body),
});
