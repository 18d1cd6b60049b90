import { z } from "zod";
import { reopenIncident } from "#lib/services";
import { changedIncident, endIncidentCall } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const POST = jsonRoute({
  operationId: "reopenIncident",
  summary: "Open an incident again",
  tag: "Incidents",
  access: "staff",
  permission: "incident.manage",
  idempotent: true,
  params,
  body: endIncidentCall,
  response: changedIncident,
  handle: ({ context, params: { id }, body }) => reopenIncident(context, id, body),
});
