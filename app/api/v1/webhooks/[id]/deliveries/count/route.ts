import { z } from "zod";
import { rowCount } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";
import { countDeliveries, scopeOf } from "#lib/webhooks";
import { deliveryFilter } from "#lib/webhooks/schema";

export const GET = jsonRoute({
  operationId: "countWebhookDeliveries",
  summary: "How many messages of an endpoint a filter means, up to a bound",
  tag: "Webhooks",
  access: "tenant_or_staff",
  permission: "integration.read",
  params: z.strictObject({ id: z.uuid() }),
  query: deliveryFilter,
  response: rowCount,
  handle: ({ context, params: { id }, query }) => countDeliveries(context, scopeOf(context), id, query),
});
