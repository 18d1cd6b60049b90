import { z } from "zod";
import { changeIncident, getIncident } from "#lib/services";
import { changedIncident, changeIncidentCall, incidentDetail } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "getIncident",
  summary: "One incident: whom it hits, its updates, its roles and its timeline",
  tag: "Incidents",
  access: "staff",
  permission: "service.read",
  params,
  response: incidentDetail,
  handle: ({ context, params: { id } }) => getIncident(context, id),
});

export const PUT = jsonRoute({
  operationId: "changeIncident",
  summary: "Change the title, impact, publicity and services of an incident",
  tag: "Incidents",
  access: "staff",
  permission: "incident.manage",
  params,
  body: changeIncidentCall,
  response: changedIncident,
  handle: ({ context, params: { id }, body }) => changeIncident(context, id, body),
});
