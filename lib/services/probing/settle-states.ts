import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import type { Reading } from "../graph/states.ts";
import { maintenanceOf as plannedMaintenance } from "../maintenance/maintenance-of.ts";
import { type NextInterval, nextInterval } from "./next-interval.ts";
import { readingsOf, readWatched, type Watched } from "./read-watched.ts";
import { writeHealth } from "./write-health.ts";

/** Since when a service is under maintenance at a time; null when it is not. */
export type MaintenanceOf = (key: string, now: Date) => Date | null;

type Told = Pick<Runtime, "db" | "jobs" | "clock" | "log">;

const SCOPE = { kind: "system", purpose: "states of services" } as const;
const ACTOR = { kind: "system", name: "probes" } as const;

/**
 * Brings the state intervals of services to what is known at `now`, and the health of their instances. Whatever changed is told in the same transaction. Doing
 * it twice, or in two processes at once, changes nothing the second time.
 * @param keys of the services; all of them for null
 * @param given what is under maintenance, in place of the windows that are planned
 * @returns what is held to be true of each service
 */
export async function settleStates(runtime: Told, keys: readonly string[] | null, now: Date, given?: MaintenanceOf): Promise<Map<string, Reading>> {
  const { db } = runtime;
  const { watched, planned } = await db.read(SCOPE, async (tx) => ({
    watched: await readWatched(tx, keys),
    planned: await plannedMaintenance(tx, now),
  }));
  const maintenanceOf = given ?? ((key) => planned.get(key) ?? null);
  const readings = new Map<string, Reading>();
  for (const each of watched) {
    const { service, byTarget } = readingsOf(each, now);
    const reading = underMaintenance(each.key, service, now, maintenanceOf);
    readings.set(each.key, reading);
    if (nextInterval(each.open, reading, now)) await settleOne(runtime, each.key, now, maintenanceOf);
    await writeHealth(db, each, byTarget);
  }
  return readings;
}

function underMaintenance(key: string, reading: Reading, now: Date, maintenanceOf: MaintenanceOf): Reading {
  const since = maintenanceOf(key, now);
  return since ? { state: "maintenance", since, checkedAt: reading.checkedAt, doubtedAt: null, reason: null } : reading;
}

/** Looks again under the service's lock: whoever was first has written what is to be written. */
async function settleOne(runtime: Told, key: string, now: Date, maintenanceOf: MaintenanceOf): Promise<void> {
  const change = await runtime.db.transaction(SCOPE, async (tx) => {
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('service state ' || $1, 0))::text", values: [key] });
    const [service] = await readWatched(tx, [key]);
    if (!service) return null;
    const next = nextInterval(service.open, underMaintenance(key, readingsOf(service, now).service, now, maintenanceOf), now);
    if (next) await follow(runtime, tx, service, next);
    return next && { from: service.open?.state ?? "unknown", to: next.state, reason: next.reason };
  });
  if (change)
    runtime.log[change.to === "down" || change.to === "degraded" ? "warn" : "info"]({ service: key, ...change }, "a service changed its state");
}

async function follow({ jobs, clock }: Told, tx: Transaction, { id, key, open }: Watched, { state, since, reason }: NextInterval): Promise<void> {
  await tx.query({
    text: "UPDATE service_state_interval SET until = $2::timestamptz WHERE service_id = $1::uuid AND until IS NULL",
    values: [id, since],
  });
  await tx.query({
    text: "INSERT INTO service_state_interval (id, service_id, state, reason, since) VALUES ($1::uuid, $2::uuid, $3, $4, $5::timestamptz)",
    values: [newId(), id, state, reason, since],
  });
  const previous = open?.state ?? "unknown";
  await publishUpdate(tx, { tenantId: null, topic: "service.state-changed", payload: { key, state, previous } });
  await emit({ actor: ACTOR, clock, jobs, requestId: newId() }, tx, "service.state-changed", {
    key,
    state,
    previous,
    reason,
    since: since.toISOString(),
  });
}
