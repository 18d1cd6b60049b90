import { z } from "zod";
import { editIncidentUpdate } from "#lib/services";
import { changedIncident, editUpdateCall } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid(), updateId: z.uuid() });

export const PUT = jsonRoute({
  operationId: "editIncidentUpdate",
  summary: "Correct what was said of an incident",
  tag: "Incidents",
  access: "staff",
  permission: "incident.manage",
  params,
  body: editUpdateCall,
  response: changedIncident,
  handle: ({ context, params: { id, updateId }, body }) => editIncidentUpdate(context, id, updateId, body),
});
