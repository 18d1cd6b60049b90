import type { Runtime } from "#lib/platform/runtime";
import type { Reading } from "../graph/states.ts";
import { maintenanceOf as plannedMaintenance } from "../maintenance/maintenance-of.ts";
import { followState } from "./follow-state.ts";
import { nextInterval } from "./next-interval.ts";
import { readingsOf, readRestless, readWatched, type Watched } from "./read-watched.ts";
import { writeHealth } from "./write-health.ts";

/** Since when a service is under maintenance at a time; null when it is not. */
export type MaintenanceOf = (key: string, now: Date) => Date | null;

export type Told = Pick<Runtime, "db" | "jobs" | "clock" | "log">;

const SCOPE = { kind: "system", purpose: "states of services" } as const;
const AT_ONCE = 50;

/**
 * Brings the state intervals of services to what is known at `now`, and the health of their instances. Whatever changed is told in the same
 * transaction. Doing it twice, or in two processes at once, changes nothing the second time.
 * @param which the keys of the services; "restless" for those whose state may have changed without a look
 * @param given what is under maintenance, in place of the windows that are planned
 * @returns what is held to be true of each of them
 */
export async function settleStates(
  runtime: Told,
  which: readonly string[] | "restless" | "all",
  now: Date,
  given?: MaintenanceOf,
): Promise<Map<string, Reading>> {
  const { db } = runtime;
  const { watched, maintenanceOf } = await db.read(SCOPE, async (tx) => {
    const planned = given ? null : await plannedMaintenance(tx, now);
    const sinceOf: MaintenanceOf = given ?? ((key) => planned?.get(key) ?? null);
    const keys = which === "all" ? null : which === "restless" ? await readRestless(tx, now, (key) => sinceOf(key, now) !== null) : which;
    return { watched: await readWatched(tx, keys), maintenanceOf: sinceOf };
  });
  const all = watched.map((service) => ({ service, ...readingsOf(service, now) }));
  const readings = new Map(all.map(({ service: { key }, whole }) => [key, underMaintenance(key, whole, now, maintenanceOf)]));
  const changed = watched.filter(({ key, open }) => nextInterval(open, readings.get(key) ?? UNKNOWN, now) !== null).map(({ key }) => key);
  for (let from = 0; from < changed.length; from += AT_ONCE) await settleSome(runtime, changed.slice(from, from + AT_ONCE), now, maintenanceOf);
  await writeHealth(db, all);
  return readings;
}

const UNKNOWN: Reading = { state: "unknown", since: null, checkedAt: null, doubtedAt: null, reason: null };

function underMaintenance(key: string, reading: Reading, now: Date, maintenanceOf: MaintenanceOf): Reading {
  const since = maintenanceOf(key, now);
  return since ? { state: "maintenance", since, checkedAt: reading.checkedAt, doubtedAt: null, reason: null } : reading;
}

/** Looks again under the services' locks: whoever was first has written what is to be written. */
async function settleSome(runtime: Told, keys: string[], now: Date, maintenanceOf: MaintenanceOf): Promise<void> {
  const changes = await runtime.db.transaction(SCOPE, async (tx) => {
    // In one order, so that two processes never wait for each other.
    const locks =
      "SELECT pg_advisory_xact_lock(hashtextextended('service state ' || key, 0))::text FROM (SELECT unnest($1::text[]) AS key ORDER BY 1) AS keys";
    await tx.query({ text: locks, values: [keys] });
    const services = await readWatched(tx, keys);
    const next = services.flatMap((service: Watched) => {
      const to = nextInterval(service.open, underMaintenance(service.key, readingsOf(service, now).whole, now, maintenanceOf), now);
      return to ? [{ service, to }] : [];
    });
    await followState(runtime, tx, next);
    return next;
  });
  for (const { service, to } of changes) {
    const isBad = to.state === "down" || to.state === "degraded";
    runtime.log[isBad ? "warn" : "info"](
      { service: service.key, from: service.open?.state ?? "unknown", to: to.state, reason: to.reason },
      "a service changed its state",
    );
  }
}
