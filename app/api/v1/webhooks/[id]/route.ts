import { z } from "zod";
import { jsonRoute } from "#lib/web";
import { changeEndpoint, deleteEndpoint, getEndpoint, scopeOf } from "#lib/webhooks";
import { changeEndpointInput, deletedEndpoint, webhookEndpoint } from "#lib/webhooks/schema";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "getWebhook",
  summary: "One endpoint",
  tag: "Webhooks",
  access: "tenant_or_staff",
  permission: "integration.read",
  params,
  response: webhookEndpoint,
  handle: ({ context, params: { id } }) => getEndpoint(context, scopeOf(context), id),
});

export const PUT = jsonRoute({
  operationId: "changeWebhook",
  summary: "Change an endpoint; what waits goes to the new address",
  tag: "Webhooks",
  access: "tenant_or_staff",
  permission: "integration.update",
  params,
  body: changeEndpointInput,
  response: webhookEndpoint,
  handle: ({ context, params: { id }, body, runtime }) => changeEndpoint(context, scopeOf(context), id, body, runtime),
});

export const DELETE = jsonRoute({
  operationId: "deleteWebhook",
  summary: "Delete an endpoint with its deliveries",
  tag: "Webhooks",
  access: "tenant_or_staff",
  permission: "integration.delete",
  params,
  response: deletedEndpoint,
  handle: async ({ context, params: { id } }) => {
    await deleteEndpoint(context, scopeOf(context), id);
    return { deleted: true } as const;
  },
});
