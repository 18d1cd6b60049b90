import { readOwnUsage } from "#lib/billing";
import { ownUsage } from "#lib/billing/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getOwnUsage",
  summary: "What your portal uses of its plan",
  tag: "Billing",
  access: "tenant",
  permission: "billing.manage",
  response: ownUsage,
  handle: ({ context }) => readOwnUsage(context),
});
