import { jsonRoute } from "#lib/web";
import { createEndpoint, listEndpoints, scopeOf } from "#lib/webhooks";
import { createEndpointInput, endpointPage, listEndpointsInput, newEndpointSecret } from "#lib/webhooks/schema";

export const GET = jsonRoute({
  operationId: "listWebhooks",
  summary: "Endpoints, the newest first",
  tag: "Webhooks",
  access: "tenant_or_staff",
  permission: "integration.read",
  query: listEndpointsInput,
  response: endpointPage,
  handle: ({ context, query }) => listEndpoints(context, scopeOf(context), query),
});

export const POST = jsonRoute({
  operationId: "createWebhook",
  summary: "Make an endpoint; its secret is answered this once",
  tag: "Webhooks",
  access: "tenant_or_staff",
  permission: "integration.create",
  body: createEndpointInput,
  response: newEndpointSecret,
  status: 201,
  idempotent: true,
  handle: ({ context, body, runtime }) => createEndpoint(context, scopeOf(context), body, runtime),
});
