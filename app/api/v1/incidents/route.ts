import { listIncidents, openIncident } from "#lib/services";
import { changedIncident, incidentPage, listIncidentsInput, openIncidentInput } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listIncidents",
  summary: "Incidents, the newest first",
  tag: "Incidents",
  access: "staff",
  permission: "service.read",
  query: listIncidentsInput,
  response: incidentPage,
  handle: ({ context, query }) => listIncidents(context, query),
});

export const POST = jsonRoute({
  operationId: "openIncident",
  summary: "Open an incident by hand; one is open per cause",
  tag: "Incidents",
  access: "staff",
  permission: "incident.manage",
  idempotent: true,
  body: openIncidentInput,
  response: changedIncident,
  status: 201,
  handle: ({ context, body }) => openIncident(context, body),
});
