import { z } from "zod";
import { takeHeartbeat } from "#lib/services";
import { heartbeatAnswer, heartbeatCall, serviceKey } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "sendServiceHeartbeat",
  summary: "A sign of life of an instance, which registers by it, or of a job that a probe waits for",
  tag: "Services",
  access: "tenant",
  permission: "service.heartbeat",
  params: z.strictObject({ service: serviceKey }),
  body: heartbeatCall,
  response: heartbeatAnswer,
  handle: ({ context, params: { service: key }, body }) => takeHeartbeat(context, key, body),
});
