import { once, type StaffContext } from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { AppError, invalid } from "#lib/platform/errors";
import { blastRadius } from "../graph/blast-radius.ts";
import { readRegistry } from "../registry/read-registry.ts";
import { graphOf } from "../registry/registry-graph.ts";
import { requireIncidentManager } from "../staff.ts";
import { addEntries } from "./entries.ts";
import { actorOf, ofIncident } from "./lock-incident.ts";
import { INCIDENT_LOCK } from "./open-rows.ts";
import type { ChangedIncident, OpenIncidentInput } from "./shapes.ts";
import { tellOfIncident } from "./tell.ts";

/**
 * Opens an incident by hand. What a cause takes along is entered with it. The same `Idempotency-Key` opens one.
 * @throws `forbidden` without `incident.manage`; `invalid` naming fields; `conflict` where the cause has an open one
 */
export async function openIncident(context: StaffContext, input: OpenIncidentInput): Promise<ChangedIncident> {
  requireIncidentManager(context);
  return acrossTenants(context, "incident.open", (tx) =>
    once(context, tx, async () => {
      // The rules and two people at once must not open two of one cause.
      await tx.query(INCIDENT_LOCK);
      const { title, impact, isPublic, causeKey, body } = input;
      await requireNoneOpen(tx, causeKey);
      const now = context.clock.now();
      const id = newIdAt(now);
      const hit = await whatIsHit(tx, input);
      const { services, tenants, isEverybody } = hit;
      await tx.prisma.incident.createMany({
        data: [
          {
            id,
            title,
            impact,
            isImpactByHand: true,
            isPublic,
            isByRule: false,
            causeKey,
            isEverybody,
            startedAt: now,
            acknowledgedAt: now,
            acknowledgedById: actorOf(context),
            createdAt: now,
            updatedAt: now,
          },
        ],
      });
      await tx.prisma.incidentService.createMany({
        data: services.map(({ key, part, state }) => ({ incidentId: id, serviceKey: key, part, state, since: now })),
      });
      await tx.prisma.incidentTenant.createMany({
        data: tenants.map(({ id: tenantId, isDegraded }) => ({ incidentId: id, tenantId, isDegraded })),
      });
      await tx.prisma.incidentUpdate.createMany({
        data: [{ id: newIdAt(now), incidentId: id, status: "investigating", body, isPublic, at: now, actorId: actorOf(context) }],
      });
      await addEntries(tx, [{ incidentId: id, at: now, kind: "opened", serviceKey: causeKey, value: "hand", actorId: actorOf(context) }]);
      const after = { title, impact, isPublic, causeKey, services: services.map(({ key }) => key).join(", ") };
      await recordAudit(context, tx, { action: "incident.open", ...ofIncident(id), after });
      await tellOfIncident(context, tx, id, "opened");
      return { id, version: 1 };
    }),
  );
}

async function requireNoneOpen(tx: Transaction, causeKey: string | null): Promise<void> {
  if (causeKey === null || (await tx.prisma.incident.count({ where: { causeKey, resolvedAt: null } })) === 0) return;
  const issues = [{ path: "causeKey", message: "An incident about this service is open." }];
  throw new AppError("conflict", "There is an open incident about this cause. Add what you know to that one.", { issues });
}

/** The services that somebody names, with their states as they are held to be, and whom the cause takes along by the graph. */
async function whatIsHit(tx: Transaction, { causeKey, services }: Pick<OpenIncidentInput, "causeKey" | "services">) {
  const registry = await readRegistry(tx);
  const keys = [...new Set([...(causeKey ? [causeKey] : []), ...services])];
  const missing = keys.filter((key) => !registry.has(key));
  if (missing.length > 0) {
    const path = causeKey !== null && missing.includes(causeKey) ? "causeKey" : "services";
    throw invalid("Some fields need attention.", [{ path, message: `There is no service ${missing.join(", ")}.` }]);
  }
  const states = await statesOf(tx, keys);
  const found = keys.map((key) => ({
    key,
    part: key === causeKey ? ("cause" as const) : ("affected" as const),
    state: states.get(key) ?? "unknown",
  }));
  const radii = keys.map((key) => blastRadius(graphOf(registry.values()), key));
  const failing = new Set(radii.flatMap(({ fails }) => fails.tenantIds));
  const degraded = radii.flatMap(({ degrades }) => degrades.tenantIds).filter((id) => !failing.has(id));
  return {
    services: found,
    isEverybody: radii.some(({ fails }) => fails.isEverybody),
    tenants: [...[...failing].map((id) => ({ id, isDegraded: false })), ...[...new Set(degraded)].map((id) => ({ id, isDegraded: true }))],
  };
}

/** @returns the state of each service of which one is held; the others are unknown */
export async function statesOf(tx: Transaction, keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ key: string; state: string }>({
    text: `SELECT s.key, i.state FROM service s JOIN service_state_interval i ON i.service_id = s.id AND i.until IS NULL WHERE s.key = ANY($1::text[])`,
    values: [keys],
  });
  return new Map(rows.map(({ key, state }) => [key, state]));
}
