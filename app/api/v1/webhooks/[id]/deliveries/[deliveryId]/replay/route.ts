import { z } from "zod";
import { jsonRoute } from "#lib/web";
import { replayDelivery, scopeOf } from "#lib/webhooks";
import { webhookDelivery } from "#lib/webhooks/schema";

const params = z.strictObject({ id: z.uuid(), deliveryId: z.uuid() });

export const POST = jsonRoute({
  operationId: "replayWebhookDelivery",
  summary: "Send a message again, under the same id",
  tag: "Webhooks",
  access: "tenant_or_staff",
  permission: "integration.update",
  params,
  response: webhookDelivery,
  status: 202,
  handle: ({ context, params: { id, deliveryId } }) => replayDelivery(context, scopeOf(context), id, deliveryId),
});
