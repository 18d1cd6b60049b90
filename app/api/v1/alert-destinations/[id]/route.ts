import { z } from "zod";
import { changeAlertDestination, deleteAlertDestination } from "#lib/services";
import { changeDestinationCall } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const PUT = jsonRoute({
  operationId: "changeAlertDestination",
  summary: "Change what a destination wants to be told",
  tag: "Alerts",
  access: "staff",
  permission: "incident.manage",
  params,
  body: changeDestinationCall,
  response: z.strictObject({ changed: z.literal(true) }),
  handle: async ({ context, params: { id }, body }) => {
    await changeAlertDestination(context, { ...body, id });
    return { changed: true } as const;
  },
});

export const DELETE = jsonRoute({
  operationId: "deleteAlertDestination",
  summary: "Take a destination away",
  tag: "Alerts",
  access: "staff",
  permission: "incident.manage",
  params,
  response: z.strictObject({ deleted: z.literal(true) }),
  handle: async ({ context, params: { id } }) => {
    await deleteAlertDestination(context, id);
    return { deleted: true } as const;
  },
});
