import { z } from "zod";
import { resolveIncident } from "#lib/services";
import { changedIncident, endIncidentCall } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const POST = jsonRoute({
  operationId: "resolveIncident",
  summary: "Say that an incident is over",
  tag: "Incidents",
  access: "staff",
  permission: "incident.manage",
  idempotent: true,
  params,
  body: endIncidentCall,
  response: changedIncident,
  handle: ({ context, params: { id }, body }) => resolveIncident(context, id, body),
});
