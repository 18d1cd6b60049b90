import { listAlerts } from "#lib/services";
import { alertPage, listAlertsInput } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listAlerts",
  summary: "Alerts, the newest first; consequences of a cause have none of their own",
  tag: "Alerts",
  access: "staff",
  permission: "service.read",
  query: listAlertsInput,
  response: alertPage,
  handle: ({ context, query }) => listAlerts(context, query),
});
