import { z } from "zod";
import { jsonRoute } from "#lib/web";
import { scopeOf, sendTest } from "#lib/webhooks";
import { deliveryAnswer } from "#lib/webhooks/schema";

const params = z.strictObject({ id: z.uuid() });

export const POST = jsonRoute({
  operationId: "testWebhook",
  summary: "Send a test message",
  tag: "Webhooks",
  access: "tenant_or_staff",
  permission: "integration.update",
  params,
  response: deliveryAnswer,
  status: 202,
  idempotent: true,
  handle: ({ context, params: { id } }) => sendTest(context, scopeOf(context), id),
});
