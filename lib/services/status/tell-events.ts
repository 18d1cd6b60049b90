import type { ToldEvents } from "./shapes.ts";
import { isResolved, type StatusIncident, type StatusMaintenance, type StatusView } from "./view.ts";

/** What is open and what is planned, of all that a view tells. */
export function tellEvents({ incidents, maintenances }: StatusView): ToldEvents {
  return {
    incidents: incidents
      .filter((incident) => !isResolved(incident))
      .map((incident) => ({ ...told(incident), impact: incident.impact, startedAt: incident.startedAt.toISOString() })),
    maintenance: maintenances
      .filter(({ status }) => status !== "completed")
      .map((each) => ({ ...told(each), scheduledFor: each.scheduledFor.toISOString(), scheduledUntil: each.scheduledUntil.toISOString() })),
  };
}

function told({ id, title, status, componentKeys, updates }: StatusIncident | StatusMaintenance) {
  return {
    id,
    title,
    status,
    services: componentKeys,
    updates: updates.map(({ status: said, body, at }) => ({ status: said, body, at: at.toISOString() })),
  };
}
