import { z } from "zod";
import { jsonRoute } from "#lib/web";
import { rotateSecret, scopeOf } from "#lib/webhooks";
import { newEndpointSecret } from "#lib/webhooks/schema";

const params = z.strictObject({ id: z.uuid() });

export const POST = jsonRoute({
  operationId: "rotateWebhookSecret",
  summary: "A new secret, answered this once; the old one counts for 24 hours more",
  tag: "Webhooks",
  access: "tenant_or_staff",
  permission: "integration.update",
  params,
  response: newEndpointSecret,
  idempotent: true,
  handle: ({ context, params: { id }, runtime }) => rotateSecret(context, scopeOf(context), id, runtime),
});
