import type { Queryable } from "#lib/platform/database";
import type { Explanation } from "../graph/explanation.ts";
import type { ServiceState } from "../graph/states.ts";
import type { WindowState } from "../maintenance/shapes.ts";
import type { WindowRow } from "../maintenance/window-row.ts";
import { windowStateAt } from "../maintenance/window-state.ts";
import type { KnownService } from "../registry/read-registry.ts";
import { explainNow } from "../watch/explain-now.ts";
import { lastExplanation } from "../watch/last-explanation.ts";
import type { IncidentImpact, IncidentStatus, StatusIncident, StatusMaintenance } from "./view.ts";

/** All that any status page or document tells, whoever it is for. */
export interface StatusSituation {
  at: Date;
  services: (KnownService & { state: ServiceState; since: Date | null })[];
  explanation: Explanation;
  incidents: (StatusIncident & { isPublic: boolean; publicUpdates: StatusIncident["updates"] })[];
  maintenances: (StatusMaintenance & { isPublic: boolean })[];
}

interface IncidentRow {
  id: string;
  title: string;
  impact: IncidentImpact;
  status: IncidentStatus;
  is_public: boolean;
  started_at: Date;
  resolved_at: Date | null;
  created_at: Date;
  updated_at: Date;
  updates: { id: string; status: IncidentStatus; body: string; is_public: boolean; at: string; edited_at: string | null }[];
  services: string[];
}

/** Statuspage lists fifty; what is longer ago is read on the incidents' own pages. */
const MOST = 50;
const INCIDENT_DAYS = 90;

/** Reads it in a transaction that may see it. */
export async function readSituation(tx: Queryable, now: Date): Promise<StatusSituation> {
  const { registry, readings, explanation } = await explainNow(tx, now, { previous: await lastExplanation(tx) });
  return {
    at: now,
    services: [...registry.values()].map((service) => {
      const { state = "unknown", since = null } = readings.get(service.key) ?? {};
      return { ...service, state, since };
    }),
    explanation,
    incidents: (await readIncidents(tx, now)).map(incidentOf),
    maintenances: await readMaintenances(tx, now),
  };
}

function readIncidents(tx: Queryable, now: Date): Promise<IncidentRow[]> {
  return tx.query<IncidentRow>({
    name: "status-incidents",
    text: `SELECT i.id, i.title, i.impact, i.status, i.is_public, i.started_at, i.resolved_at, i.created_at, i.updated_at,
             ARRAY(SELECT s.service_key FROM incident_service s WHERE s.incident_id = i.id ORDER BY s.service_key) AS services,
             coalesce((SELECT json_agg(json_build_object('id', p.id, 'status', p.status, 'body', p.body, 'is_public', p.is_public, 'at', p.at,
                         'edited_at', p.edited_at) ORDER BY p.at DESC, p.id DESC) FROM incident_update p WHERE p.incident_id = i.id), '[]') AS updates
           FROM incident i WHERE i.resolved_at IS NULL OR i.started_at > $1::timestamptz - make_interval(days => ${INCIDENT_DAYS})
           ORDER BY i.started_at DESC, i.id DESC LIMIT ${MOST}`,
    values: [now],
  });
}

function incidentOf(row: IncidentRow): StatusSituation["incidents"][number] {
  const updates = row.updates.map(({ id, status, body, at, edited_at, is_public: isPublic }) => ({
    isPublic,
    told: { id, status, body, at: new Date(at), updatedAt: new Date(edited_at ?? at) },
  }));
  const monitored = updates.find(({ told: { status } }) => status === "monitoring");
  return {
    id: row.id,
    title: row.title,
    status: row.status,
    impact: row.impact,
    isPublic: row.is_public,
    startedAt: row.started_at,
    monitoringAt: monitored?.told.at ?? null,
    resolvedAt: row.resolved_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    updates: updates.map(({ told }) => told),
    publicUpdates: updates.flatMap(({ isPublic, told }) => (isPublic ? [told] : [])),
    componentKeys: row.services,
  };
}

interface ToldWindowRow extends WindowRow {
  services: string[];
}

const WORDS: Record<Exclude<WindowState, "cancelled">, StatusMaintenance["status"]> = {
  scheduled: "scheduled",
  in_progress: "in_progress",
  completed: "completed",
};

/** Those of the last month and those to come, without those that were cancelled; the next to begin first. */
async function readMaintenances(tx: Queryable, now: Date): Promise<StatusSituation["maintenances"]> {
  const rows = await tx.query<ToldWindowRow>({
    name: "status-maintenances",
    text: `SELECT w.id, w.title, w.body, w.starts_at, w.ends_at, w.is_public, w.announced_at, w.finished_at, w.cancelled_at, w.created_at, w.updated_at,
             ARRAY(SELECT s.key FROM maintenance_window_service x JOIN service s ON s.id = x.service_id WHERE x.window_id = w.id ORDER BY s.key) AS services
           FROM maintenance_window w WHERE w.cancelled_at IS NULL AND w.ends_at > $1::timestamptz - interval '30 days'
           ORDER BY w.starts_at, w.id LIMIT ${MOST}`,
    values: [now],
  });
  return rows.flatMap((row) => {
    const state = windowStateAt({ startsAt: row.starts_at, endsAt: row.ends_at, finishedAt: row.finished_at, cancelledAt: row.cancelled_at }, now);
    if (state === "cancelled") return [];
    const status = WORDS[state];
    return [
      {
        id: row.id,
        title: row.title,
        status,
        isPublic: row.is_public,
        createdAt: row.created_at,
        updatedAt: row.updated_at,
        scheduledFor: row.starts_at,
        scheduledUntil: row.finished_at ?? row.ends_at,
        updates: row.body ? [{ id: row.id, status, body: row.body, at: row.announced_at ?? row.created_at, updatedAt: row.updated_at }] : [],
        componentKeys: row.services,
      },
    ];
  });
}
