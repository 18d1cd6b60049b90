import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import { addEntries } from "../incidents/entries.ts";
import type { AlertChange, AlertDecision, AlertFacts, KnownAlert } from "./decide-alerts.ts";
import { deliverAlertJob } from "./deliver-job.ts";

/** What the rules have to know of alerts that ended lately: the longest of the short windows. */
const LATELY_MS = 6 * 3_600_000;

type Needs = Pick<Runtime, "clock" | "jobs">;

interface AlertRow {
  id: string;
  kind: KnownAlert["kind"];
  severity: KnownAlert["severity"];
  service_key: string;
  dedupe_key: string;
  reason: KnownAlert["reason"];
  consequences: number;
  burn_rate: string | null;
  quiet_since: Date | null;
  silenced_at: Date | null;
  told: number;
  resolved_at: Date | null;
}

/** The alerts that are open, and those that ended in the last hours; the oldest first. */
export async function knownAlerts(tx: Transaction, now: Date): Promise<KnownAlert[]> {
  const rows = await tx.query<AlertRow>({
    text: `SELECT id, kind, severity, service_key, dedupe_key, reason, consequences, burn_rate::text, quiet_since, silenced_at, told, resolved_at
           FROM alert WHERE resolved_at IS NULL OR resolved_at > $1::timestamptz ORDER BY opened_at, id`,
    values: [new Date(now.getTime() - LATELY_MS)],
  });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    severity: row.severity,
    serviceKey: row.service_key,
    dedupeKey: row.dedupe_key,
    reason: row.reason,
    consequences: row.consequences,
    burnRate: row.burn_rate === null ? null : Number(row.burn_rate),
    quietSince: row.quiet_since,
    silencedAt: row.silenced_at,
    told: row.told,
    resolvedAt: row.resolved_at,
  }));
}

/** Writes what was decided, in a transaction that has the lock of incidents. What is as it was is not written. */
export async function applyAlerts(context: Needs, tx: Transaction, decisions: readonly AlertDecision[], known: readonly KnownAlert[]): Promise<void> {
  const now = context.clock.now();
  const byId = new Map(known.map((alert) => [alert.id, alert]));
  let count = 0;
  // What ends makes room for what takes its key.
  for (const decision of decisions.toSorted((one, other) => Number(other.to === "resolve") - Number(one.to === "resolve"))) {
    if (decision.to === "open") count += Number(await open(context, tx, decision));
    else {
      const before = byId.get(decision.id);
      if (!before) continue;
      if (decision.to === "change") count += Number(await change(context, tx, before, decision));
      else if (decision.to === "quieten") await tx.prisma.alert.updateMany({ where: { id: before.id }, data: { quietSince: now } });
      else count += Number(await resolve(context, tx, before, decision.tell));
    }
  }
  if (count > 0) await publishUpdate(tx, { tenantId: null, topic: "alert.changed", payload: {} });
}

async function open(context: Needs, tx: Transaction, { facts, isSilenced, tell }: AlertDecision & { to: "open" }): Promise<boolean> {
  const now = context.clock.now();
  const id = newIdAt(now);
  const incidentId = await incidentOf(tx, facts.serviceKey);
  const written = await tx.query({
    text: `INSERT INTO alert (id, kind, severity, service_key, dedupe_key, incident_id, reason, consequences, burn_rate, opened_at, silenced_at, told)
           VALUES ($1::uuid, $2, $3, $4, $5, $6::uuid, $7, $8::int, $9::numeric, $10::timestamptz, $11::timestamptz, $12::int)
           ON CONFLICT (dedupe_key) WHERE resolved_at IS NULL DO NOTHING RETURNING id`,
    values: [id, ...columnsOf(facts, incidentId), now, isSilenced ? now : null, tell ? 1 : 0],
  });
  if (written.length === 0) return false;
  if (tell) await send(context, tx, { id, told: 0 }, facts, tell);
  if (incidentId) await addEntries(tx, [{ incidentId, at: now, kind: "alert", serviceKey: facts.serviceKey, value: facts.kind }]);
  return true;
}

async function change(context: Needs, tx: Transaction, before: KnownAlert, decision: AlertDecision & { to: "change" }): Promise<boolean> {
  const { facts, isSilenced, tell } = decision;
  const isSame =
    (["kind", "severity", "serviceKey", "dedupeKey", "reason", "consequences"] as const).every((field) => before[field] === facts[field]) &&
    // A rate moves with every look; a tenth of it is no news.
    Math.abs((before.burnRate ?? 0) - (facts.burnRate ?? 0)) <= 0.1 * (before.burnRate ?? 0) &&
    before.quietSince === null &&
    isSilenced === (before.silencedAt !== null) &&
    tell === null;
  if (isSame) return false;
  const incidentId = await incidentOf(tx, facts.serviceKey);
  const silencedAt = isSilenced ? (before.silencedAt ?? context.clock.now()) : null;
  // An incident that ended keeps its alerts.
  const written = await tx.query({
    text: `UPDATE alert SET kind = $2, severity = $3, service_key = $4, dedupe_key = $5, incident_id = coalesce($6::uuid, incident_id), reason = $7,
             consequences = $8::int, burn_rate = $9::numeric, silenced_at = $10::timestamptz, told = told + $11::int, quiet_since = NULL
           WHERE id = $1::uuid AND resolved_at IS NULL RETURNING id`,
    values: [before.id, ...columnsOf(facts, incidentId), silencedAt, tell ? 1 : 0],
  });
  if (written.length > 0 && tell) await send(context, tx, before, facts, tell);
  return written.length > 0;
}

async function resolve(context: Needs, tx: Transaction, before: KnownAlert, tell: "resolved" | null): Promise<boolean> {
  const now = context.clock.now();
  const written = await tx.query<{ incident_id: string | null }>({
    text: "UPDATE alert SET resolved_at = $2::timestamptz, told = told + $3::int WHERE id = $1::uuid AND resolved_at IS NULL RETURNING incident_id",
    values: [before.id, now, tell ? 1 : 0],
  });
  const [row] = written;
  if (!row) return false;
  if (tell) await send(context, tx, before, before, tell);
  if (row.incident_id)
    await addEntries(tx, [{ incidentId: row.incident_id, at: now, kind: "alert_resolved", serviceKey: before.serviceKey, value: before.kind }]);
  return true;
}

const columnsOf = (facts: AlertFacts, incidentId: string | null) => [
  facts.kind,
  facts.severity,
  facts.serviceKey,
  facts.dedupeKey,
  incidentId,
  facts.reason,
  facts.consequences,
  facts.burnRate,
];

async function incidentOf(tx: Transaction, serviceKey: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>({
    text: `SELECT i.id FROM incident i WHERE i.resolved_at IS NULL AND (i.cause_key = $1 OR EXISTS (
             SELECT 1 FROM incident_service s WHERE s.incident_id = i.id AND s.service_key = $1 AND s.part = 'cause')) ORDER BY i.started_at LIMIT 1`,
    values: [serviceKey],
  });
  return row?.id ?? null;
}

/** One delivery for each destination that wants it; the key of alert, destination and change makes it one, however often this runs. */
async function send(context: Needs, tx: Transaction, { id, told }: Pick<KnownAlert, "id" | "told">, facts: AlertFacts, what: AlertChange) {
  const now = context.clock.now();
  const destinations = await tx.query<{ id: string }>({
    text: `SELECT id FROM alert_destination WHERE is_enabled AND $1 = ANY(severities) AND (cardinality(service_keys) = 0 OR $2 = ANY(service_keys)) ORDER BY id`,
    values: [facts.severity, facts.serviceKey],
  });
  for (const destination of destinations) {
    const deliveryId = newIdAt(now);
    const written = await tx.query({
      text: `INSERT INTO alert_delivery (id, alert_id, destination_id, change, what, created_at) VALUES ($1::uuid, $2::uuid, $3::uuid, $4::int, $5, $6::timestamptz)
             ON CONFLICT (alert_id, destination_id, change) DO NOTHING RETURNING id`,
      values: [deliveryId, id, destination.id, told + 1, what, now],
    });
    if (written.length > 0) await context.jobs.enqueue(tx, deliverAlertJob, { deliveryId });
  }
}
