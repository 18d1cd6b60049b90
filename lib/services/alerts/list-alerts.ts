import type { StaffContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { encodeCursor } from "#lib/tables";
import { addEntries } from "../incidents/entries.ts";
import { requireIncidentManager, requireServiceReader } from "../staff.ts";
import { timeIn } from "../time-cursor.ts";
import type { Alert, AlertPage, ListAlertsInput } from "./shapes.ts";

interface AlertRow {
  id: string;
  kind: Alert["kind"];
  severity: Alert["severity"];
  service: string;
  service_name: string;
  reason: string | null;
  consequences: number;
  burn_rate: string | null;
  incident_id: string | null;
  opened_at: Date;
  silenced_at: Date | null;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  resolved_at: Date | null;
}

const ALERTS = `
  SELECT a.id, a.kind, a.severity, a.service_key AS service, coalesce(s.name, a.service_key) AS service_name, a.reason, a.consequences, a.burn_rate::text,
    a.incident_id, a.opened_at, a.silenced_at, a.acknowledged_at, u.name AS acknowledged_by, a.resolved_at
  FROM alert a LEFT JOIN service s ON s.key = a.service_key LEFT JOIN "user" u ON u.id = a.acknowledged_by_id`;

/** The newest first. @throws `forbidden` without `service.read`, `invalid` for a cursor that is not ours */
export async function listAlerts(context: StaffContext, { show, cursor, limit }: ListAlertsInput): Promise<AlertPage> {
  requireServiceReader(context);
  const from = timeIn(cursor, show);
  const rows = await readAcrossTenants(context, "alert.list", (tx) =>
    tx.query<AlertRow>({
      text: `${ALERTS} WHERE ${show === "open" ? "a.resolved_at IS NULL" : "true"} AND ($2::timestamptz IS NULL OR (a.opened_at, a.id) < ($2, $3::uuid))
             ORDER BY a.opened_at DESC, a.id DESC LIMIT $1`,
      values: [limit + 1, from?.at ?? null, from?.id ?? null],
    }),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    alerts: page.map(alertOf),
    nextCursor: rows.length > limit && last ? encodeCursor(show, last.opened_at.toISOString(), last.id) : null,
  };
}

/** @throws `not_found`, `forbidden` without `service.read` */
export async function getAlert(context: StaffContext, id: string): Promise<Alert> {
  requireServiceReader(context);
  return readAcrossTenants(context, "alert.list", (tx) => findAlert(tx, id));
}

/** Says that somebody has it in hand. Done already, or over, it does nothing. @throws `not_found`, `forbidden` without `incident.manage` */
export async function acknowledgeAlert(context: StaffContext, id: string): Promise<Alert> {
  requireIncidentManager(context);
  return acrossTenants(context, "alert.acknowledge", async (tx) => {
    const before = await findAlert(tx, id);
    const now = context.clock.now();
    const { count } = await tx.prisma.alert.updateMany({
      where: { id, acknowledgedAt: null, resolvedAt: null },
      data: { acknowledgedAt: now, acknowledgedById: context.actor.userId },
    });
    if (count === 0) return before;
    if (before.incidentId) {
      const { userId: actorId } = context.actor;
      await addEntries(tx, [{ incidentId: before.incidentId, at: now, kind: "acknowledged", serviceKey: before.service, value: "alert", actorId }]);
    }
    await recordAudit(context, tx, { action: "alert.acknowledge", tenantId: null, subjectType: "alert", subjectId: id });
    await publishUpdate(tx, { tenantId: null, topic: "alert.changed", payload: {} });
    return findAlert(tx, id);
  });
}

async function findAlert(tx: Queryable, id: string): Promise<Alert> {
  const [row] = await tx.query<AlertRow>({ text: `${ALERTS} WHERE a.id = $1::uuid`, values: [id] });
  if (!row) throw notFound("This alert");
  return alertOf(row);
}

function alertOf(row: AlertRow): Alert {
  return {
    id: row.id,
    kind: row.kind,
    severity: row.severity,
    service: row.service,
    serviceName: row.service_name,
    reason: row.reason,
    consequences: row.consequences,
    burnRate: row.burn_rate === null ? null : Number(row.burn_rate),
    incidentId: row.incident_id,
    openedAt: row.opened_at.toISOString(),
    silencedAt: row.silenced_at?.toISOString() ?? null,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    acknowledgedBy: row.acknowledged_by,
    resolvedAt: row.resolved_at?.toISOString() ?? null,
  };
}
