import { z } from "zod";
import { bulkRun } from "#lib/tables/schema";
import { jsonRoute } from "#lib/web";
import { bulkDeliveries } from "#lib/webhooks";
import { bulkDeliveriesInput } from "#lib/webhooks/schema";

export const POST = jsonRoute({
  operationId: "bulkWebhookDeliveries",
  summary: "Send many messages of an endpoint again; it begins after ten seconds and can be called off",
  tag: "Webhooks",
  access: "staff",
  permission: "integration.update",
  params: z.strictObject({ id: z.uuid() }),
  body: bulkDeliveriesInput,
  response: bulkRun,
  status: 202,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => bulkDeliveries(context, id, body),
});
