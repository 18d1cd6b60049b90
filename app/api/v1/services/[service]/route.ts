import { z } from "zod";
import { changeService, deleteService, getService } from "#lib/services";
import { changeServiceCall, service, serviceKey, serviceWithRadius } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ service: serviceKey });

export const GET = jsonRoute({
  operationId: "getService",
  summary: "One service, and whom its failure would hit",
  tag: "Services",
  access: "staff",
  permission: "service.read",
  params,
  response: serviceWithRadius,
  handle: ({ context, params: { service: key } }) => getService(context, key),
});

export const PUT = jsonRoute({
  operationId: "changeService",
  summary: "Change what is said of a service; its key stays",
  tag: "Services",
  access: "staff",
  permission: "service.manage",
  params,
  body: changeServiceCall,
  response: service,
  handle: ({ context, params: { service: key }, body }) => changeService(context, { ...body, key }),
});

export const DELETE = jsonRoute({
  operationId: "deleteService",
  summary: "Take a service out of the registry, if nothing needs it",
  tag: "Services",
  access: "staff",
  permission: "service.manage",
  params,
  body: z.strictObject({ confirmation: z.string().max(63) }),
  response: z.strictObject({ deleted: z.literal(true) }),
  handle: async ({ context, params: { service: key }, body }) => {
    await deleteService(context, key, body.confirmation);
    return { deleted: true } as const;
  },
});
