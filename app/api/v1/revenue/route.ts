import { z } from "zod";
import { readRevenue } from "#lib/billing";
import { revenue } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "readRevenue",
  summary: "Monthly recurring revenue from the subscriptions on record, by currency, with the last twelve months",
  tag: "Billing",
  access: "staff",
  permission: "billing.manage",
  response: z.object({ revenue: z.array(revenue) }),
  handle: async ({ context }) => ({ revenue: await readRevenue(context) }),
});
