import { z } from "zod";
import { jsonRoute } from "#lib/web";
import { scopeOf, setEndpointState } from "#lib/webhooks";
import { setStateInput, webhookEndpoint } from "#lib/webhooks/schema";

const params = z.strictObject({ id: z.uuid() });

export const POST = jsonRoute({
  operationId: "setWebhookState",
  summary: "Pause an endpoint, or have it go on",
  tag: "Webhooks",
  access: "tenant_or_staff",
  permission: "integration.update",
  params,
  body: setStateInput,
  response: webhookEndpoint,
  handle: ({ context, params: { id }, body }) => setEndpointState(context, scopeOf(context), id, body),
});
