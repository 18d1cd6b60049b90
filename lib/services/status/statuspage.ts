import type { ServiceState } from "../graph/states.ts";
import { isResolved, overallOf, type StatusComponent, type StatusIncident, type StatusMaintenance, type StatusView } from "./view.ts";

/**
 * The eight documents of Statuspage's public status API, version 2, so that whatever reads Statuspage reads this portal. Their format:
 * https://www.githubstatus.com/api (any page of Statuspage has it at /api). It has no word for a component that nothing measures, so
 * that such a one is left out rather than called something that nobody knows.
 */
export const STATUSPAGE_DOCUMENTS = {
  summary: (view: StatusView) => ({
    ...pageOf(view),
    components: componentsOf(view),
    incidents: view.incidents.filter((incident) => !isResolved(incident)).map((incident) => incidentOf(view, incident)),
    scheduled_maintenances: view.maintenances.filter(isAhead).map((maintenance) => maintenanceOf(view, maintenance)),
    status: overallOf(view),
  }),
  status: (view: StatusView) => ({ ...pageOf(view), status: overallOf(view) }),
  components: (view: StatusView) => ({ ...pageOf(view), components: componentsOf(view) }),
  incidents: (view: StatusView) => ({
    ...pageOf(view),
    incidents: view.incidents.slice(0, MOST_LISTED).map((incident) => incidentOf(view, incident)),
  }),
  "incidents/unresolved": (view: StatusView) => ({
    ...pageOf(view),
    incidents: view.incidents.filter((incident) => !isResolved(incident)).map((incident) => incidentOf(view, incident)),
  }),
  "scheduled-maintenances": (view: StatusView) => maintenancesOf(view, () => true),
  "scheduled-maintenances/upcoming": (view: StatusView) => maintenancesOf(view, ({ status }) => status === "scheduled"),
  "scheduled-maintenances/active": (view: StatusView) => maintenancesOf(view, ({ status }) => status === "in_progress" || status === "verifying"),
} as const;

export type StatuspageDocument = keyof typeof STATUSPAGE_DOCUMENTS;

/** As many as Statuspage lists. */
const MOST_LISTED = 50;

const COMPONENT_STATUS: Record<Exclude<ServiceState, "unknown">, string> = {
  operational: "operational",
  degraded: "degraded_performance",
  down: "major_outage",
  maintenance: "under_maintenance",
};

const isAhead = ({ status }: StatusMaintenance): boolean => status !== "completed";

/** With an offset, as Statuspage writes it. */
const iso = (date: Date): string => date.toISOString();
const isoOrNull = (date: Date | null): string | null => date && iso(date);

function pageOf({ page: { id, name, url, timeZone, updatedAt } }: StatusView) {
  return { page: { id, name, url, time_zone: timeZone, updated_at: iso(updatedAt) } };
}

function componentsOf(view: StatusView) {
  return view.components.flatMap((component, index) => componentOf(view, component, index));
}

function componentOf(view: StatusView, component: StatusComponent, index: number) {
  const { id, name, description, state, createdAt, updatedAt } = component;
  if (state === "unknown") return [];
  return [
    {
      id,
      name,
      status: COMPONENT_STATUS[state],
      created_at: iso(createdAt),
      updated_at: iso(updatedAt),
      position: index + 1,
      description: description || null,
      showcase: true,
      start_date: iso(createdAt).slice(0, 10),
      group_id: null,
      page_id: view.page.id,
      group: false,
      only_show_if_degraded: false,
    },
  ];
}

function incidentOf(view: StatusView, incident: StatusIncident) {
  const { impact, monitoringAt, resolvedAt, startedAt } = incident;
  return { ...told(view, incident), monitoring_at: isoOrNull(monitoringAt), resolved_at: isoOrNull(resolvedAt), impact, started_at: iso(startedAt) };
}

function maintenanceOf(view: StatusView, maintenance: StatusMaintenance) {
  const { scheduledFor, scheduledUntil, status, updatedAt } = maintenance;
  return {
    ...told(view, maintenance),
    monitoring_at: null,
    resolved_at: status === "completed" ? iso(updatedAt) : null,
    impact: "maintenance",
    started_at: iso(scheduledFor),
    scheduled_for: iso(scheduledFor),
    scheduled_until: iso(scheduledUntil),
  };
}

function maintenancesOf(view: StatusView, isWanted: (maintenance: StatusMaintenance) => boolean) {
  const wanted = view.maintenances.filter(isWanted).slice(0, MOST_LISTED);
  return { ...pageOf(view), scheduled_maintenances: wanted.map((maintenance) => maintenanceOf(view, maintenance)) };
}

function told(view: StatusView, { id, title, status, createdAt, updatedAt, updates, componentKeys }: StatusIncident | StatusMaintenance) {
  const concerned = view.components
    .map((component, index) => ({ component, index }))
    .filter(({ component }) => componentKeys.includes(component.key));
  const affected = concerned.map(({ component }) => ({ code: component.id, name: component.name }));
  return {
    id,
    name: title,
    status,
    created_at: iso(createdAt),
    updated_at: iso(updatedAt),
    shortlink: `${view.page.url}#${id}`,
    page_id: view.page.id,
    incident_updates: updates.map((update) => ({
      id: update.id,
      status: update.status,
      body: update.body,
      incident_id: id,
      created_at: iso(update.at),
      updated_at: iso(update.updatedAt),
      display_at: iso(update.at),
      affected_components: affected.length > 0 ? affected : null,
      deliver_notifications: true,
      custom_tweet: null,
      tweet_id: null,
    })),
    components: concerned.flatMap(({ component, index }) => componentOf(view, component, index)),
  };
}
