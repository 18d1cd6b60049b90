import type { Queryable } from "#lib/platform/database";
import type { OpenIncident } from "./decide-incidents.ts";
import type { IncidentImpact, IncidentStatus, ServicePart } from "./shapes.ts";

/** One decision about incidents and alerts at a time, whoever takes it. */
export const INCIDENT_LOCK = { text: "SELECT pg_advisory_xact_lock(hashtextextended('incident', 0))::text" };
export const TRY_INCIDENT_LOCK = { text: "SELECT pg_try_advisory_xact_lock(hashtextextended('incident', 0)) AS held" };

/** A failure that goes on for longer after somebody resolved its incident is worth another. */
const SETTLED_FOR_MS = 7 * 86_400_000;

/** An open incident as the rules find it. */
export interface OpenRow extends Omit<OpenIncident, "causeKey"> {
  /** Null where somebody opened it and no cause is known: no rule decides about it. */
  causeKey: string | null;
  title: string;
  impact: IncidentImpact;
  isImpactByHand: boolean;
  status: IncidentStatus;
  isPublic: boolean;
  isEverybody: boolean;
  services: Map<string, { part: ServicePart; state: string; isRecovered: boolean }>;
  tenants: Map<string, boolean>;
}

interface Row {
  id: string;
  title: string;
  impact: IncidentImpact;
  is_impact_by_hand: boolean;
  status: IncidentStatus;
  is_public: boolean;
  is_everybody: boolean;
  is_by_rule: boolean;
  cause_key: string | null;
  started_at: Date;
  recovered_at: Date | null;
  services: { key: string; part: ServicePart; state: string; isRecovered: boolean }[];
  tenants: { id: string; isDegraded: boolean }[];
}

/** The open incidents, the oldest first. */
export async function openIncidents(tx: Queryable): Promise<OpenRow[]> {
  const rows = await tx.query<Row>({
    text: `SELECT i.id, i.title, i.impact, i.is_impact_by_hand, i.status, i.is_public, i.is_everybody, i.is_by_rule, i.cause_key, i.started_at, i.recovered_at,
             coalesce((SELECT json_agg(json_build_object('key', s.service_key, 'part', s.part, 'state', s.state, 'isRecovered', s.recovered_at IS NOT NULL))
                       FROM incident_service s WHERE s.incident_id = i.id), '[]') AS services,
             coalesce((SELECT json_agg(json_build_object('id', t.tenant_id, 'isDegraded', t.is_degraded))
                       FROM incident_tenant t WHERE t.incident_id = i.id), '[]') AS tenants
           FROM incident i WHERE i.resolved_at IS NULL ORDER BY i.started_at, i.id`,
  });
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    impact: row.impact,
    isImpactByHand: row.is_impact_by_hand,
    status: row.status,
    isPublic: row.is_public,
    isEverybody: row.is_everybody,
    isByRule: row.is_by_rule,
    causeKey: row.cause_key,
    startedAt: row.started_at,
    recoveredAt: row.recovered_at,
    services: new Map(row.services.map(({ key, ...service }) => [key, service])),
    tenants: new Map(row.tenants.map(({ id, isDegraded }) => [id, isDegraded])),
  }));
}

export const hasCause = (incident: OpenRow): incident is OpenRow & { causeKey: string } => incident.causeKey !== null;

/** When somebody resolved the last incident of each cause by hand, in the last days. */
export async function settledByHand(tx: Queryable, now: Date): Promise<Map<string, Date>> {
  const rows = await tx.query<{ key: string; at: Date }>({
    text: `SELECT i.cause_key AS key, max(i.resolved_at) AS at FROM incident i
           WHERE i.cause_key IS NOT NULL AND i.resolved_at > $1::timestamptz
             AND EXISTS (SELECT 1 FROM incident_entry e WHERE e.incident_id = i.id AND e.kind = 'resolved' AND e.value = 'hand' AND e.at = i.resolved_at)
           GROUP BY i.cause_key`,
    values: [new Date(now.getTime() - SETTLED_FOR_MS)],
  });
  return new Map(rows.map(({ key, at }) => [key, at]));
}
