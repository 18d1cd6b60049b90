import type { StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { encodeCursor } from "#lib/tables";
import { requireServiceReader } from "../staff.ts";
import { timeIn } from "../time-cursor.ts";
import type { Incident, IncidentDetail, IncidentEntry, IncidentPage, IncidentUpdate, ListIncidentsInput } from "./shapes.ts";

interface IncidentRow {
  id: string;
  title: string;
  impact: Incident["impact"];
  status: Incident["status"];
  is_public: boolean;
  is_by_rule: boolean;
  cause_key: string | null;
  is_everybody: boolean;
  started_at: Date;
  recovered_at: Date | null;
  acknowledged_at: Date | null;
  resolved_at: Date | null;
  service_count: number;
  tenant_count: number;
  version: number;
  created_at: Date;
  updated_at: Date;
}

const INCIDENTS = `
  SELECT i.id, i.title, i.impact, i.status, i.is_public, i.is_by_rule, i.cause_key, i.is_everybody, i.started_at, i.recovered_at, i.acknowledged_at,
    i.resolved_at, i.version, i.created_at, i.updated_at,
    (SELECT count(*)::int FROM incident_service s WHERE s.incident_id = i.id) AS service_count,
    (SELECT count(*)::int FROM incident_tenant t WHERE t.incident_id = i.id) AS tenant_count
  FROM incident i`;
const SHOWN = { open: "i.resolved_at IS NULL", resolved: "i.resolved_at IS NOT NULL", all: "true" };
/** More lines of one timeline are not shown. */
const MOST_ENTRIES = 1_000;

/** The newest first. @throws `forbidden` without `service.read`, `invalid` for a cursor that is not ours */
export async function listIncidents(context: StaffContext, { show, service, cursor, limit }: ListIncidentsInput): Promise<IncidentPage> {
  requireServiceReader(context);
  const from = timeIn(cursor, show);
  const rows = await readAcrossTenants(context, "incident.list", (tx) =>
    tx.query<IncidentRow>({
      text: `${INCIDENTS} WHERE ${SHOWN[show]}
             AND ($2::text IS NULL OR EXISTS (SELECT 1 FROM incident_service s WHERE s.incident_id = i.id AND s.service_key = $2))
             AND ($3::timestamptz IS NULL OR (i.started_at, i.id) < ($3, $4::uuid))
             ORDER BY i.started_at DESC, i.id DESC LIMIT $1`,
      values: [limit + 1, service ?? null, from?.at ?? null, from?.id ?? null],
    }),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    incidents: page.map(incidentOf),
    nextCursor: rows.length > limit && last ? encodeCursor(show, last.started_at.toISOString(), last.id) : null,
  };
}

/** An incident with all that is known of it. @throws `not_found`, `forbidden` without `service.read` */
export async function getIncident(context: StaffContext, id: string): Promise<IncidentDetail> {
  requireServiceReader(context);
  return readAcrossTenants(context, "incident.list", (tx) => readIncident(tx, id));
}

interface People {
  acknowledged_by: string | null;
  commander: IncidentDetail["roles"]["commander"];
  communications: IncidentDetail["roles"]["communications"];
  scribe: IncidentDetail["roles"]["scribe"];
  has_postmortem: boolean;
}

/** @throws `not_found` */
export async function readIncident(tx: Queryable, id: string): Promise<IncidentDetail> {
  const [row] = await tx.query<IncidentRow>({ text: `${INCIDENTS} WHERE i.id = $1::uuid`, values: [id] });
  if (!row) throw notFound("This incident");
  const holder = (column: string) => `(SELECT json_build_object('id', u.id, 'name', u.name) FROM "user" u WHERE u.id = i.${column}_id) AS ${column}`;
  const [people] = await tx.query<People>({
    text: `SELECT (SELECT u.name FROM "user" u WHERE u.id = i.acknowledged_by_id) AS acknowledged_by, ${holder("commander")}, ${holder("communications")},
             ${holder("scribe")}, i.postmortem IS NOT NULL AS has_postmortem FROM incident i WHERE i.id = $1::uuid`,
    values: [id],
  });
  const services = await tx.query<{ key: string; name: string; part: string; state: string; since: Date; recovered_at: Date | null }>({
    text: `SELECT s.service_key AS key, coalesce(r.name, s.service_key) AS name, s.part, s.state, s.since, s.recovered_at
           FROM incident_service s LEFT JOIN service r ON r.key = s.service_key WHERE s.incident_id = $1::uuid
           ORDER BY array_position(ARRAY['cause', 'consequence', 'affected'], s.part), s.since, s.service_key`,
    values: [id],
  });
  const tenants = await tx.query<IncidentDetail["tenants"][number] & { is_degraded: boolean }>({
    text: `SELECT t.id, t.name, x.is_degraded FROM incident_tenant x JOIN tenant t ON t.id = x.tenant_id WHERE x.incident_id = $1::uuid ORDER BY t.name, t.id`,
    values: [id],
  });
  return {
    ...incidentOf(row),
    acknowledgedBy: people?.acknowledged_by ?? null,
    roles: { commander: people?.commander ?? null, communications: people?.communications ?? null, scribe: people?.scribe ?? null },
    services: services.map(({ part, since, recovered_at, ...service }) => ({
      ...service,
      part: part as IncidentDetail["services"][number]["part"],
      since: since.toISOString(),
      recoveredAt: recovered_at?.toISOString() ?? null,
    })),
    tenants: tenants.map(({ id: tenantId, name, is_degraded: isDegraded }) => ({ id: tenantId, name, isDegraded })),
    updates: await updatesOf(tx, id),
    timeline: await timelineOf(tx, id),
    hasPostmortem: people?.has_postmortem ?? false,
  };
}

async function updatesOf(tx: Queryable, id: string): Promise<IncidentUpdate[]> {
  const rows = await tx.query<Omit<IncidentUpdate, "at" | "editedAt" | "isPublic"> & { is_public: boolean; at: Date; edited_at: Date | null }>({
    text: `SELECT p.id, p.status, p.body, p.is_public, p.at, u.name AS by, p.edited_at, p.version
           FROM incident_update p LEFT JOIN "user" u ON u.id = p.actor_id WHERE p.incident_id = $1::uuid ORDER BY p.at DESC, p.id DESC LIMIT $2`,
    values: [id, MOST_ENTRIES],
  });
  return rows.map(({ is_public: isPublic, at, edited_at, ...update }) => ({
    ...update,
    isPublic,
    at: at.toISOString(),
    editedAt: edited_at?.toISOString() ?? null,
  }));
}

async function timelineOf(tx: Queryable, id: string): Promise<IncidentEntry[]> {
  const rows = await tx.query<Omit<IncidentEntry, "at"> & { at: Date }>({
    text: `SELECT e.id, e.at, e.kind, e.service_key AS service, e.value, u.name AS by
           FROM incident_entry e LEFT JOIN "user" u ON u.id = e.actor_id WHERE e.incident_id = $1::uuid ORDER BY e.at, e.id LIMIT $2`,
    values: [id, MOST_ENTRIES],
  });
  return rows.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() }));
}

function incidentOf(row: IncidentRow): Incident {
  return {
    id: row.id,
    title: row.title,
    impact: row.impact,
    status: row.status,
    isPublic: row.is_public,
    isByRule: row.is_by_rule,
    causeKey: row.cause_key,
    startedAt: row.started_at.toISOString(),
    recoveredAt: row.recovered_at?.toISOString() ?? null,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    serviceCount: row.service_count,
    isEverybody: row.is_everybody,
    tenantCount: row.tenant_count,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
