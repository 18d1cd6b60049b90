import { z } from "zod";
import { finishMaintenance } from "#lib/services";
import { endWindowCall, maintenanceWindow } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const POST = jsonRoute({
  operationId: "finishMaintenanceWindow",
  summary: "End maintenance that is in progress",
  tag: "Maintenance of services",
  access: "staff",
  permission: "incident.manage",
  params,
  body: endWindowCall,
  response: maintenanceWindow,
  handle: ({ context, params: { id }, body }) => finishMaintenance(context, id, body.version),
});
