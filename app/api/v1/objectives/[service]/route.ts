import { z } from "zod";
import { getObjective, removeObjective, setObjective } from "#lib/services";
import { objective, serviceKey, setObjectiveCall } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ service: serviceKey });

export const GET = jsonRoute({
  operationId: "getObjective",
  summary: "What one service promises",
  tag: "Objectives",
  access: "staff",
  permission: "service.read",
  params,
  response: objective,
  handle: ({ context, params: { service } }) => getObjective(context, service),
});

export const PUT = jsonRoute({
  operationId: "setObjective",
  summary: "Set what a service promises",
  tag: "Objectives",
  access: "staff",
  permission: "service.manage",
  params,
  body: setObjectiveCall,
  response: objective,
  handle: ({ context, params: { service }, body }) => setObjective(context, service, body),
});

export const DELETE = jsonRoute({
  operationId: "removeObjective",
  summary: "Let a service promise the default again",
  tag: "Objectives",
  access: "staff",
  permission: "service.manage",
  params,
  response: objective,
  handle: ({ context, params: { service } }) => removeObjective(context, service),
});
