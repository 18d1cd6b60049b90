import { z } from "zod";
import { jsonRoute } from "#lib/web";
import { listDeliveries, scopeOf } from "#lib/webhooks";
import { deliveryPage, listDeliveriesInput } from "#lib/webhooks/schema";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "listWebhookDeliveries",
  summary: "What an endpoint was told, the newest first",
  tag: "Webhooks",
  access: "tenant_or_staff",
  permission: "integration.read",
  params,
  query: listDeliveriesInput,
  response: deliveryPage,
  handle: ({ context, params: { id }, query }) => listDeliveries(context, scopeOf(context), id, query),
});
