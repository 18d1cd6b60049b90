import { type Recorder, recordAudit } from "#lib/audit";
import type { Teller } from "#lib/events";
import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import type { Readings } from "../graph/states.ts";
import type { IncidentDecision, IncidentFacts } from "./decide-incidents.ts";
import { addEntries, type NewEntry } from "./entries.ts";
import { ofIncident } from "./lock-incident.ts";
import type { OpenRow } from "./open-rows.ts";
import { INCIDENT_IMPACTS, type IncidentStatus } from "./shapes.ts";
import { tellOfIncident } from "./tell.ts";

/** Who writes what the rules decided. */
export type Watcher = Recorder & Teller;

interface Applying {
  open: readonly OpenRow[];
  readings: Readings;
  nameOf(key: string): string;
}

/** Writes what the rules decided, in a transaction that has the lock of incidents. What is as it was is not written. */
export async function applyIncidents(context: Watcher, tx: Transaction, decisions: readonly IncidentDecision[], known: Applying): Promise<void> {
  const byId = new Map(known.open.map((incident) => [incident.id, incident]));
  const seen = new Set<string>();
  for (const decision of decisions) {
    if (decision.to === "open") {
      await open(context, tx, decision.facts, known);
      continue;
    }
    const incident = byId.get(decision.id);
    if (!incident) continue;
    seen.add(incident.id);
    if (decision.to === "change") await change(context, tx, incident, decision.facts, known);
    else if (decision.to === "recover") await recover(context, tx, incident, decision, known);
    else await end(context, tx, incident, decision, known);
  }
  // Services of the others recover, too, in any order.
  for (const incident of known.open) if (!seen.has(incident.id)) await keepUp(context, tx, incident, [], known);
}

async function open(context: Watcher, tx: Transaction, facts: IncidentFacts, { nameOf }: Applying): Promise<void> {
  const now = context.clock.now();
  const { causeKey, reason, impact, isEverybody, startedAt, services, tenants } = facts;
  const id = newIdAt(now);
  const [name, state] = [nameOf(causeKey), services.find(({ key }) => key === causeKey)?.state];
  const title = titleOf(name, state);
  const body = state === "down" ? `${name} is down. This was noticed by measurement.` : `${name} is degraded. This was noticed by measurement.`;
  const data = { id, title, impact, isByRule: true, causeKey, isEverybody, startedAt, createdAt: now, updatedAt: now };
  await tx.prisma.incident.createMany({ data: [data] });
  await tx.prisma.incidentService.createMany({
    data: services.map(({ key, ...service }) => ({ incidentId: id, serviceKey: key, ...service })),
  });
  await tx.prisma.incidentTenant.createMany({
    data: tenants.map(({ id: tenantId, isDegraded }) => ({ incidentId: id, tenantId, isDegraded })),
  });
  await addEntries(tx, [
    ...services.map(({ key, state, since }): NewEntry => ({ incidentId: id, at: since, kind: "state", serviceKey: key, value: state })),
    { incidentId: id, at: now, kind: "opened", serviceKey: causeKey, value: reason },
  ]);
  await say(tx, { id, isPublic: false }, "investigating", body, now);
  await recordAudit(context, tx, { action: "incident.open", ...ofIncident(id), after: { title, impact, causeKey, services: services.length } });
  await tellOfIncident(context, tx, id, "opened");
}

const titleOf = (name: string, state: string | undefined): string => (state === "down" ? `${name} is down` : `${name} is degraded`);

async function change(context: Watcher, tx: Transaction, before: OpenRow, facts: IncidentFacts, known: Applying): Promise<void> {
  const { causeKey, isEverybody, services, tenants } = facts;
  const now = context.clock.now();
  // As bad as it was at its worst, as Statuspage has it; what somebody chose stays.
  const isWorse = !before.isImpactByHand && INCIDENT_IMPACTS.indexOf(facts.impact) > INCIDENT_IMPACTS.indexOf(before.impact);
  const isMoved = before.causeKey !== causeKey && !services.some(({ key, part }) => key === before.causeKey && part === "cause");
  // What somebody called it stays.
  const nameBefore = known.nameOf(before.causeKey ?? "");
  const isTitledByRule = ["down", "degraded"].some((state) => before.title === titleOf(nameBefore, state));
  const isBack = before.recoveredAt !== null;
  const status: IncidentStatus = isBack && before.status === "monitoring" ? "investigating" : before.status;
  const data = {
    ...(isWorse && { impact: facts.impact }),
    ...(isMoved && { causeKey }),
    ...(isMoved && isTitledByRule && { title: titleOf(known.nameOf(causeKey), services.find(({ key }) => key === causeKey)?.state) }),
    ...(isBack && { recoveredAt: null, status }),
    ...(isEverybody && !before.isEverybody && { isEverybody }),
  };
  const entries: NewEntry[] = [];
  if (isMoved) entries.push({ incidentId: before.id, at: now, kind: "cause", serviceKey: causeKey, value: facts.reason });
  if (Object.keys(data).length > 0) {
    await tx.prisma.incident.updateMany({ where: { id: before.id }, data: { ...data, version: { increment: 1 }, updatedAt: now } });
    await addEntries(tx, entries);
  }
  if (isMoved) await say(tx, before, before.status, `${known.nameOf(causeKey)} turned out to be the cause.`, now);
  if (isBack) await say(tx, before, status, `${known.nameOf(causeKey)} fails again.`, now);
  const news = tenants.filter(({ id, isDegraded }) => before.tenants.get(id) === undefined || (before.tenants.get(id) && !isDegraded));
  for (const { id: tenantId, isDegraded } of news)
    await tx.query({
      text: `INSERT INTO incident_tenant (incident_id, tenant_id, is_degraded) VALUES ($1::uuid, $2::uuid, $3)
             ON CONFLICT (incident_id, tenant_id) DO UPDATE SET is_degraded = excluded.is_degraded`,
      values: [before.id, tenantId, isDegraded],
    });
  const isKept = await keepUp(context, tx, before, services, known);
  if (!isKept && Object.keys(data).length > 0) await tellOfIncident(context, tx, before.id, "updated");
}

/** Brings what is written of an incident's services to what is measured. @returns whether anything was written */
async function keepUp(
  context: Watcher,
  tx: Transaction,
  before: OpenRow,
  failing: IncidentFacts["services"],
  { readings }: Applying,
): Promise<boolean> {
  const now = context.clock.now();
  const current = new Set(failing.map(({ key }) => key));
  const changed = failing.filter(({ key, part, state }) => {
    const was = before.services.get(key);
    return was?.state !== state || was.part !== part || was.isRecovered;
  });
  for (const [key, was] of before.services) {
    const reading = readings.get(key);
    if (!current.has(key) && reading && reading.state !== was.state)
      changed.push({ key, part: was.part, state: reading.state, since: reading.since ?? now });
  }
  if (changed.length === 0) return false;
  await writeServices(tx, before.id, changed);
  const turned = changed.filter(({ key, state }) => before.services.get(key)?.state !== state);
  await addEntries(
    tx,
    turned.map(({ key, state, since }) => ({ incidentId: before.id, at: since, kind: "state" as const, serviceKey: key, value: state })),
  );
  await tx.prisma.incident.updateMany({ where: { id: before.id }, data: { updatedAt: now } });
  await tellOfIncident(context, tx, before.id, "updated");
  return true;
}

/**
 * All in one statement: a storm has many. Since when a service is hit stays as it was first written. What somebody named and was never seen to
 * fail has not recovered when it is seen to work.
 */
async function writeServices(tx: Transaction, incidentId: string, services: IncidentFacts["services"]): Promise<void> {
  const column = (of: (service: IncidentFacts["services"][number]) => unknown) => services.map(of);
  await tx.query({
    text: `INSERT INTO incident_service (incident_id, service_key, part, state, since, recovered_at)
           SELECT $1::uuid, x.key, x.part, x.state, x.since, NULL FROM unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS x(key, part, state, since)
           ON CONFLICT (incident_id, service_key) DO UPDATE SET part = excluded.part, state = excluded.state,
             recovered_at = CASE
               WHEN excluded.state <> 'operational' THEN NULL
               WHEN incident_service.part = 'affected' AND incident_service.state NOT IN ('down', 'degraded') THEN NULL
               ELSE greatest(incident_service.since, excluded.since) END`,
    values: [incidentId, column(({ key }) => key), column(({ part }) => part), column(({ state }) => state), column(({ since }) => since)],
  });
}

async function recover(
  context: Watcher,
  tx: Transaction,
  before: OpenRow,
  { at, causeKey }: { at: Date; causeKey: string },
  known: Applying,
): Promise<void> {
  const now = context.clock.now();
  const status: IncidentStatus = before.isByRule ? "monitoring" : before.status;
  await tx.prisma.incident.updateMany({
    where: { id: before.id },
    data: { recoveredAt: at, status, version: { increment: 1 }, updatedAt: now },
  });
  await addEntries(tx, [{ incidentId: before.id, at, kind: "recovered", serviceKey: causeKey }]);
  await say(tx, before, status, `${known.nameOf(causeKey)} works again, as measured.`, now);
  if (!(await keepUp(context, tx, before, [], known))) await tellOfIncident(context, tx, before.id, "updated");
}

async function end(
  context: Watcher,
  tx: Transaction,
  before: OpenRow,
  { to, causeKey }: { to: "resolve" | "merge"; causeKey: string },
  known: Applying,
): Promise<void> {
  const now = context.clock.now();
  await keepUp(context, tx, before, [], known);
  await tx.prisma.incident.updateMany({
    where: { id: before.id },
    data: { status: "resolved", resolvedAt: now, version: { increment: 1 }, updatedAt: now },
  });
  const name = known.nameOf(causeKey);
  const body =
    to === "merge" ? `This was a consequence of ${name}, which has an incident of its own.` : `${name} has worked since, without a failure.`;
  await say(tx, before, "resolved", body, now);
  await addEntries(tx, [{ incidentId: before.id, at: now, kind: "resolved", serviceKey: causeKey, value: to }]);
  await recordAudit(context, tx, { action: "incident.resolve", ...ofIncident(before.id), after: { by: to } });
  await tellOfIncident(context, tx, before.id, "resolved");
}

/** What a rule says goes where the incident itself is shown. */
async function say(tx: Transaction, { id, isPublic }: Pick<OpenRow, "id" | "isPublic">, status: IncidentStatus, body: string, at: Date) {
  const update = { id: newIdAt(at), incidentId: id, status, body, isPublic, at };
  await tx.prisma.incidentUpdate.createMany({ data: [update] });
  await addEntries(tx, [{ incidentId: id, at, kind: "update", value: status }]);
}
