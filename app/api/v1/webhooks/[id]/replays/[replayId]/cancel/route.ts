import { z } from "zod";
import { jsonRoute } from "#lib/web";
import { cancelReplay, scopeOf } from "#lib/webhooks";
import { webhookReplay } from "#lib/webhooks/schema";

const params = z.strictObject({ id: z.uuid(), replayId: z.uuid() });

export const POST = jsonRoute({
  operationId: "cancelWebhookReplay",
  summary: "Call a replay off; what still waits counts as failed again",
  tag: "Webhooks",
  access: "tenant_or_staff",
  permission: "integration.update",
  params,
  response: webhookReplay,
  handle: ({ context, params: { id, replayId } }) => cancelReplay(context, scopeOf(context), id, replayId),
});
