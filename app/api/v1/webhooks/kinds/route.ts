import { jsonRoute } from "#lib/web";
import { listKinds, scopeOf } from "#lib/webhooks";
import { kindList } from "#lib/webhooks/schema";

export const GET = jsonRoute({
  operationId: "listWebhookKinds",
  summary: "The kinds of events that one can subscribe to, with examples",
  tag: "Webhooks",
  access: "tenant_or_staff",
  permission: "integration.read",
  response: kindList,
  handle: async ({ context }) => ({ kinds: listKinds(context, scopeOf(context)) }),
});
