import type { StatusComponent, StatusIncident, StatusMaintenance, StatusView } from "../view.ts";

export const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 12, minute));
const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

export const component = (key: string, state: StatusComponent["state"]): StatusComponent => ({
  id: uuid([...key].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7) % 1_000_000_000),
  key,
  name: key.toUpperCase(),
  description: "",
  state,
  since: at(0),
  createdAt: at(0),
  updatedAt: at(1),
});

export const incident = (n: number, over: Partial<StatusIncident> = {}): StatusIncident => ({
  id: uuid(n),
  title: `Incident ${n}`,
  status: "investigating",
  impact: "minor",
  createdAt: at(n),
  updatedAt: at(n),
  startedAt: at(n),
  monitoringAt: null,
  resolvedAt: null,
  updates: [{ id: uuid(100 + n), status: "investigating", body: "We look into it.", at: at(n), updatedAt: at(n) }],
  componentKeys: [],
  ...over,
});

export const maintenance = (n: number, over: Partial<StatusMaintenance> = {}): StatusMaintenance => ({
  id: uuid(200 + n),
  title: `Work ${n}`,
  status: "scheduled",
  createdAt: at(n),
  updatedAt: at(n),
  scheduledFor: at(n + 10),
  scheduledUntil: at(n + 20),
  updates: [],
  componentKeys: [],
  ...over,
});

export const view = (over: Partial<StatusView> = {}): StatusView => ({
  page: { id: uuid(1), name: "Portal", url: "https://portal.example/status", timeZone: "Etc/UTC", updatedAt: at(5) },
  components: [component("api", "operational")],
  incidents: [],
  maintenances: [],
  ...over,
});
