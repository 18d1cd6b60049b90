import { z } from "zod";
import { updateIncident } from "#lib/services";
import { changedIncident, updateIncidentCall } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const POST = jsonRoute({
  operationId: "updateIncident",
  summary: "Say what is new of an open incident",
  tag: "Incidents",
  access: "staff",
  permission: "incident.manage",
  idempotent: true,
  params,
  body: updateIncidentCall,
  response: changedIncident,
  status: 201,
  handle: ({ context, params: { id }, body }) => updateIncident(context, id, body),
});
