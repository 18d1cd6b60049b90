import type { ServiceState } from "../graph/states.ts";

/** All that a status page tells, for whom it is made: the public, the clients of a tenant, or staff. */
export interface StatusView {
  page: {
    id: string;
    name: string;
    /** Where people read it. */
    url: string;
    /** IANA name, such as "Europe/Berlin". */
    timeZone: string;
    /** When anything on it changed last. */
    updatedAt: Date;
  };
  /** In the order in which they are shown. */
  components: StatusComponent[];
  /** The newest first. */
  incidents: StatusIncident[];
  /** The next to begin first. */
  maintenances: StatusMaintenance[];
}

export interface StatusComponent {
  id: string;
  key: string;
  name: string;
  description: string;
  state: ServiceState;
  /** Since when it is in this state; null where nothing was measured. */
  since: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export const INCIDENT_IMPACTS = ["none", "minor", "major", "critical"] as const;
export type IncidentImpact = (typeof INCIDENT_IMPACTS)[number];
export type IncidentStatus = "investigating" | "identified" | "monitoring" | "resolved" | "postmortem";
export type MaintenanceStatus = "scheduled" | "in_progress" | "verifying" | "completed";

interface Told<Status> {
  id: string;
  title: string;
  status: Status;
  createdAt: Date;
  updatedAt: Date;
  /** The newest first. */
  updates: { id: string; status: Status; body: string; at: Date; updatedAt: Date }[];
  /** Keys of the components that it concerns. */
  componentKeys: string[];
}

export interface StatusIncident extends Told<IncidentStatus> {
  impact: IncidentImpact;
  startedAt: Date;
  monitoringAt: Date | null;
  resolvedAt: Date | null;
}

export interface StatusMaintenance extends Told<MaintenanceStatus> {
  scheduledFor: Date;
  scheduledUntil: Date;
}

export const isResolved = ({ status }: Pick<StatusIncident, "status">): boolean => status === "resolved" || status === "postmortem";

/** In one word how the whole is: the worst of all components that are measured and of the incidents that are open. */
export type Indicator = "none" | "minor" | "major" | "critical" | "maintenance";

export interface Overall {
  indicator: Indicator;
  /** In English, in Statuspage's words. */
  description: string;
}

/**
 * The state of the whole, as Statuspage tells it: critical when every component that is measured is down or an open incident is critical, major when one
 * is down, minor when one is degraded or an incident is open, and maintenance when nothing but that is to be told.
 */
export function overallOf({ components, incidents, maintenances }: Pick<StatusView, "components" | "incidents" | "maintenances">): Overall {
  const measured = components.filter(({ state }) => state !== "unknown");
  const states = new Set(measured.map(({ state }) => state));
  const impacts = new Set(incidents.filter((incident) => !isResolved(incident)).map(({ impact }) => impact));
  if (impacts.has("critical") || (measured.length > 0 && measured.every(({ state }) => state === "down")))
    return { indicator: "critical", description: "Major Service Outage" };
  if (states.has("down") || impacts.has("major")) return { indicator: "major", description: "Partial System Outage" };
  if (states.has("degraded") || impacts.has("minor")) return { indicator: "minor", description: "Partially Degraded Service" };
  if (states.has("maintenance") || maintenances.some(({ status }) => status === "in_progress" || status === "verifying"))
    return { indicator: "maintenance", description: "Service Under Maintenance" };
  if (measured.length === 0) return { indicator: "none", description: "Nothing Is Measured" };
  if (components.length > measured.length) return { indicator: "none", description: "Not All Systems Are Measured" };
  return { indicator: "none", description: "All Systems Operational" };
}
