import { z } from "zod";
import { jsonRoute } from "#lib/web";
import { getDelivery, scopeOf } from "#lib/webhooks";
import { deliveryDetail } from "#lib/webhooks/schema";

const params = z.strictObject({ id: z.uuid(), deliveryId: z.uuid() });

export const GET = jsonRoute({
  operationId: "getWebhookDelivery",
  summary: "One delivery with its attempts",
  tag: "Webhooks",
  access: "tenant_or_staff",
  permission: "integration.read",
  params,
  response: deliveryDetail,
  handle: ({ context, params: { id, deliveryId } }) => getDelivery(context, scopeOf(context), id, deliveryId),
});
