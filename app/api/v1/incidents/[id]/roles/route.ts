import { z } from "zod";
import { assignIncidentRoles } from "#lib/services";
import { changedIncident, incidentRolesCall } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const PUT = jsonRoute({
  operationId: "assignIncidentRoles",
  summary: "Who commands, speaks and writes in an incident",
  tag: "Incidents",
  access: "staff",
  permission: "incident.manage",
  params,
  body: incidentRolesCall,
  response: changedIncident,
  handle: ({ context, params: { id }, body }) => assignIncidentRoles(context, id, body),
});
