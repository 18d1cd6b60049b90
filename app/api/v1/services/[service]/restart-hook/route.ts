import { z } from "zod";
import { getRestartHook, removeRestartHook, setRestartHook } from "#lib/services";
import { newRestartHook, restartHook, serviceKey, setRestartHookCall } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ service: serviceKey });

export const GET = jsonRoute({
  operationId: "getRestartHook",
  summary: "Whether a service can be restarted by a webhook, and the last restarts",
  tag: "Recovery",
  access: "staff",
  permission: "service.read",
  params,
  response: restartHook,
  handle: ({ context, params: { service } }) => getRestartHook(context, service),
});

export const PUT = jsonRoute({
  operationId: "setRestartHook",
  summary: "Set the webhook that restarts a service; its new secret is answered once",
  tag: "Recovery",
  access: "staff",
  permission: "service.manage",
  params,
  body: setRestartHookCall,
  response: newRestartHook,
  handle: ({ context, params: { service }, body, runtime }) => setRestartHook(context, service, body, runtime),
});

export const DELETE = jsonRoute({
  operationId: "removeRestartHook",
  summary: "Take the restart webhook of a service away",
  tag: "Recovery",
  access: "staff",
  permission: "service.manage",
  params,
  response: z.strictObject({ deleted: z.literal(true) }),
  handle: async ({ context, params: { service } }) => {
    await removeRestartHook(context, service);
    return { deleted: true } as const;
  },
});
