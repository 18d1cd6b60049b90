import { createRoute, listRoutes } from "#lib/brain";
import { createRouteInput, gatewayRoute, gatewayRouteList } from "#lib/brain/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listGatewayRoutes",
  summary: "The routes of the gateway: who reaches which service, and how",
  tag: "Gateway",
  access: "staff",
  permission: "service.read",
  response: gatewayRouteList,
  handle: async ({ context }) => ({ routes: await listRoutes(context) }),
});

export const POST = jsonRoute({
  operationId: "createGatewayRoute",
  summary: "Open a way to a service; it counts at once",
  tag: "Gateway",
  access: "staff",
  permission: "service.manage",
  idempotent: true,
  body: createRouteInput,
  response: gatewayRoute,
  status: 201,
  handle: ({ context, body }) => createRoute(context, body),
});
