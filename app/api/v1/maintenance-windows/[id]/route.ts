import { z } from "zod";
import { changeMaintenance, getMaintenanceWindow } from "#lib/services";
import { changeWindowCall, maintenanceWindow } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "getMaintenanceWindow",
  summary: "One maintenance of services",
  tag: "Maintenance of services",
  access: "staff",
  permission: "service.read",
  params,
  response: maintenanceWindow,
  handle: ({ context, params: { id } }) => getMaintenanceWindow(context, id),
});

export const PUT = jsonRoute({
  operationId: "changeMaintenanceWindow",
  summary: "Change maintenance that is not over; what has begun keeps its beginning",
  tag: "Maintenance of services",
  access: "staff",
  permission: "incident.manage",
  params,
  body: changeWindowCall,
  response: maintenanceWindow,
  handle: ({ context, params: { id }, body }) => changeMaintenance(context, { ...body, id }),
});
