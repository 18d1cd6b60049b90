import { createAlertDestination, listAlertDestinations } from "#lib/services";
import { alertDestinationList, createDestinationInput, newDestination } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listAlertDestinations",
  summary: "Where alerts go, and how the last of them fared",
  tag: "Alerts",
  access: "staff",
  permission: "incident.manage",
  response: alertDestinationList,
  handle: async ({ context }) => ({ destinations: await listAlertDestinations(context) }),
});

export const POST = jsonRoute({
  operationId: "createAlertDestination",
  summary: "Make a place where alerts go: mail, webhook, Slack or the portal; a webhook’s secret is answered once",
  tag: "Alerts",
  access: "staff",
  permission: "incident.manage",
  idempotent: true,
  body: createDestinationInput,
  response: newDestination,
  status: 201,
  handle: ({ context, body, runtime }) => createAlertDestination(context, body, runtime),
});
