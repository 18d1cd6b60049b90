import { z } from "zod";
import { cancelMaintenance } from "#lib/services";
import { endWindowCall, maintenanceWindow } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const POST = jsonRoute({
  operationId: "cancelMaintenanceWindow",
  summary: "Call off maintenance that has not begun",
  tag: "Maintenance of services",
  access: "staff",
  permission: "incident.manage",
  params,
  body: endWindowCall,
  response: maintenanceWindow,
  handle: ({ context, params: { id }, body }) => cancelMaintenance(context, id, body.version),
});
