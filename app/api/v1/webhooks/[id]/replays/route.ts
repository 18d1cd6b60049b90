import { z } from "zod";
import { jsonRoute } from "#lib/web";
import { listReplays, replayFailed, scopeOf } from "#lib/webhooks";
import { replayFailedInput, replayList, webhookReplay } from "#lib/webhooks/schema";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "listWebhookReplays",
  summary: "The newest replays of an endpoint, and how far they are",
  tag: "Webhooks",
  access: "tenant_or_staff",
  permission: "integration.read",
  params,
  response: replayList,
  handle: async ({ context, params: { id } }) => ({ replays: await listReplays(context, scopeOf(context), id) }),
});

export const POST = jsonRoute({
  operationId: "replayFailedWebhooks",
  summary: "Send again whatever failed for good since a moment",
  tag: "Webhooks",
  access: "tenant_or_staff",
  permission: "integration.update",
  params,
  body: replayFailedInput,
  response: webhookReplay,
  status: 202,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => replayFailed(context, scopeOf(context), id, body),
});
