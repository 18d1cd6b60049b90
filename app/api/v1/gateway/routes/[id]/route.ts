import { z } from "zod";
import { changeRoute, deleteRoute, getRoute } from "#lib/brain";
import { changeRouteCall, gatewayRoute } from "#lib/brain/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "getGatewayRoute",
  summary: "One route of the gateway",
  tag: "Gateway",
  access: "staff",
  permission: "service.read",
  params,
  response: gatewayRoute,
  handle: ({ context, params: { id } }) => getRoute(context, id),
});

export const PUT = jsonRoute({
  operationId: "changeGatewayRoute",
  summary: "Change a route; its service stays, and the change counts at once",
  tag: "Gateway",
  access: "staff",
  permission: "service.manage",
  params,
  body: changeRouteCall,
  response: gatewayRoute,
  handle: ({ context, params: { id }, body }) => changeRoute(context, { ...body, id }),
});

export const DELETE = jsonRoute({
  operationId: "deleteGatewayRoute",
  summary: "Close a way to a service; version is the one that was read",
  tag: "Gateway",
  access: "staff",
  permission: "service.manage",
  params,
  body: z.strictObject({ version: z.int().min(1) }),
  response: z.strictObject({ deleted: z.literal(true) }),
  handle: async ({ context, params: { id }, body }) => {
    await deleteRoute(context, id, body.version);
    return { deleted: true } as const;
  },
});
