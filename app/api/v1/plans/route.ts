import { z } from "zod";
import { listPlans } from "#lib/billing";
import { plan } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listPlans",
  summary: "All plans with their limits, who is on them and what they bring per month",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  response: z.object({ plans: z.array(plan) }),
  handle: async ({ context }) => ({ plans: await listPlans(context) }),
});
