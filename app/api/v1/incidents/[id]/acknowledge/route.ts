import { z } from "zod";
import { acknowledgeIncident } from "#lib/services";
import { acknowledgeIncidentCall, changedIncident } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const POST = jsonRoute({
  operationId: "acknowledgeIncident",
  summary: "Say that somebody has an incident in hand; its alerts, too",
  tag: "Incidents",
  access: "staff",
  permission: "incident.manage",
  params,
  body: acknowledgeIncidentCall,
  response: changedIncident,
  handle: ({ context, params: { id }, body }) => acknowledgeIncident(context, id, body.version),
});
