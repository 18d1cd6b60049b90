import type { Runtime } from "#lib/platform/runtime";
import { type Monitor, type Observation, observe } from "../graph/hysteresis.ts";
import { type MonitorJson, monitorOf } from "./monitor-json.ts";
import { GATEWAY_STALE_AFTER_MS } from "./read-watched.ts";
import { type MaintenanceOf, settleStates } from "./settle-states.ts";

/** What came of one request, or of some, that the gateway sent to an instance. */
export interface GatewayOutcome extends Observation {
  /** The instance's address, as the registry has it. */
  address: string;
}

interface HealthRow {
  id: string;
  key: string;
  address: string;
  gateway: MonitorJson | null;
}

/** One request that fails is nothing; so many in a row are, and so many that succeed end it. */
const THRESHOLDS = { failures: 5, recoveries: 3 };
const MOST_OUTCOMES = 10_000;

/**
 * Has the gateway's own requests count for the states of services, beside the probes. Those to what is no instance (any more) are
 * left out.
 * @param outcomes at most 10,000, in any order
 */
export async function noteGatewayOutcomes(
  runtime: Pick<Runtime, "db" | "jobs" | "clock" | "log">,
  outcomes: readonly GatewayOutcome[],
  maintenanceOf?: MaintenanceOf,
): Promise<void> {
  const byInstance = new Map<string, GatewayOutcome[]>();
  for (const outcome of outcomes.slice(0, MOST_OUTCOMES).toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    const place = placeOf(outcome.key, outcome.address);
    byInstance.set(place, [...(byInstance.get(place) ?? []), outcome]);
  }
  if (byInstance.size === 0) return;
  const places = [...byInstance.values()].flatMap(([first]) => (first ? [{ key: first.key, address: first.address }] : []));
  await runtime.db.transaction({ kind: "system", purpose: "requests of the gateway" }, async (tx) => {
    const values = [JSON.stringify(places)];
    const given = "jsonb_to_recordset($1::jsonb) AS x(key text, address text)";
    await tx.query({
      text: `INSERT INTO service_instance_health (service_id, target, state)
             SELECT i.service_id, i.address, 'unknown' FROM ${given} JOIN service s ON s.key = x.key
             JOIN service_instance i ON i.service_id = s.id AND i.address = x.address ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
      values,
    });
    // In one order, so that two processes never wait for each other.
    const rows = await tx.query<HealthRow>({
      text: `SELECT s.id, s.key, h.target AS address, h.gateway FROM ${given} JOIN service s ON s.key = x.key
             JOIN service_instance_health h ON h.service_id = s.id AND h.target = x.address ORDER BY h.service_id, h.target FOR UPDATE OF h`,
      values,
    });
    const written = rows.map(({ id, key, address, gateway }) => {
      const seen = byInstance.get(placeOf(key, address)) ?? [];
      return { id, address, gateway: seen.reduce<Monitor | null>(after, gateway && monitorOf(gateway)) };
    });
    await tx.query({
      text: `UPDATE service_instance_health h SET gateway = x.gateway
             FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, address text, gateway jsonb) WHERE h.service_id = x.id AND h.target = x.address`,
      values: [JSON.stringify(written)],
    });
  });
  await settleStates(runtime, [...new Set(places.map(({ key }) => key))], runtime.clock.now(), maintenanceOf);
}

/** Forgets requests that say nothing about `now` any more, once the states were settled without them. */
export async function forgetRequests(db: Pick<Runtime["db"], "system">, now: Date): Promise<void> {
  await db.system({
    name: "forget-gateway-requests",
    text: `UPDATE service_instance_health h SET gateway = NULL
           WHERE h.gateway IS NOT NULL AND (h.gateway->>'checkedAt')::timestamptz < $1::timestamptz - ${GATEWAY_STALE_AFTER_MS} * interval '1 millisecond'`,
    values: [now],
  });
}

/** Requests of long ago say nothing about the run of those now. */
function after(monitor: Monitor | null, outcome: GatewayOutcome): Monitor {
  const isStale = monitor !== null && outcome.at.getTime() - monitor.checkedAt.getTime() > GATEWAY_STALE_AFTER_MS;
  return observe(isStale ? null : monitor, outcome, THRESHOLDS);
}

const placeOf = (key: string, address: string) => `${key} ${address}`;
