import { z } from "zod";
import { listPlanChoices } from "#lib/billing";
import { planChoice } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listPlanChoices",
  summary: "Every plan, from when it would count, and what of it is too small for what is in use",
  tag: "Billing",
  access: "tenant",
  permission: "billing.manage",
  response: z.object({ plans: z.array(planChoice) }),
  handle: async ({ context }) => ({ plans: await listPlanChoices(context) }),
});
