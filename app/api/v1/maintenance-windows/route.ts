import { listMaintenanceWindows, planMaintenance } from "#lib/services";
import { listWindowsInput, maintenanceWindow, planWindowInput, windowPage } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listMaintenanceWindows",
  summary: "Maintenance of services that was planned, those that end last first",
  tag: "Maintenance of services",
  access: "staff",
  permission: "service.read",
  query: listWindowsInput,
  response: windowPage,
  handle: ({ context, query }) => listMaintenanceWindows(context, query),
});

export const POST = jsonRoute({
  operationId: "planMaintenanceWindow",
  summary: "Plan maintenance of services",
  tag: "Maintenance of services",
  access: "staff",
  permission: "incident.manage",
  idempotent: true,
  body: planWindowInput,
  response: maintenanceWindow,
  status: 201,
  handle: ({ context, body }) => planMaintenance(context, body),
});
