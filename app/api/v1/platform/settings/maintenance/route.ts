import { changeMaintenance } from "#lib/settings";
import { changedGroup, maintenanceInput } from "#lib/settings/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "changeMaintenance",
  summary: "Turn maintenance on, plan it, or end it; it counts everywhere within a second",
  tag: "Operations",
  access: "staff",
  permission: "tenant.manage",
  body: maintenanceInput,
  response: changedGroup,
  handle: ({ context, body }) => changeMaintenance(context, body),
});
