import type { Queryable } from "#lib/platform/database";
import { type Monitor, readingOf } from "../graph/hysteresis.ts";
import type { FailureReason, Reading, ServiceState } from "../graph/states.ts";
import { STALE_AFTER_MS } from "../policy.ts";
import type { PartState } from "../schema.ts";
import { type MonitorJson, monitorOf } from "./monitor-json.ts";
import type { OpenInterval } from "./next-interval.ts";
import { readingOfService, readingsByTarget, type SourceReading } from "./service-state.ts";
import type { ServiceProbe } from "./shapes.ts";

/** A service with all that is remembered of it. */
export interface Watched {
  id: string;
  key: string;
  targets: { target: string; purpose: ServiceProbe["purpose"]; staleAfterMs: number; monitor: Monitor | null }[];
  /** What was last written of its instances, and what the gateway's requests met there. */
  health: { target: string; state: ServiceState; reason: FailureReason | null; gateway: Monitor | null }[];
  instances: string[];
  /** What the portal itself measured of it, where it is a part of the portal. */
  own: { state: PartState; since: Date; checkedAt: Date } | null;
  open: OpenInterval | null;
}

interface ServiceRow {
  id: string;
  key: string;
  part_state: PartState | null;
  part_since: Date | null;
  part_checked_at: Date | null;
  open_state: ServiceState | null;
  open_since: Date | null;
}

interface TargetRow {
  service_id: string;
  target: string;
  purpose: ServiceProbe["purpose"];
  interval_seconds: number;
  timeout_ms: number;
  monitor: MonitorJson | null;
}

interface HealthRow {
  service_id: string;
  target: string;
  state: ServiceState;
  reason: FailureReason | null;
  gateway: MonitorJson | null;
}

/** Beyond its intervals, what a look takes to be written down. */
const WRITING_MS = 5_000;
const STALE_AFTER_INTERVALS = 3;
/** Requests of the gateway say nothing of later than this. */
export const GATEWAY_STALE_AFTER_MS = 60_000;
/** So long a request may have been under way that is counted as failed. */
const UNDER_WAY_MS = 10_000;

/** How old a look may be before it says nothing about now. */
export const staleAfterMs = ({ intervalSeconds, timeoutMs }: { intervalSeconds: number; timeoutMs: number }): number =>
  STALE_AFTER_INTERVALS * intervalSeconds * 1_000 + timeoutMs + WRITING_MS;

/** Services by their keys, or all of them. */
export async function readWatched(tx: Queryable, keys: readonly string[] | null): Promise<Watched[]> {
  const services = await tx.query<ServiceRow>({
    text: `SELECT s.id, s.key, o.state AS open_state, o.since AS open_since,
             m.state AS part_state, m.since AS part_since, m.checked_at AS part_checked_at
           FROM service s LEFT JOIN service_state_interval o ON o.service_id = s.id AND o.until IS NULL LEFT JOIN part_state m ON m.part = s.part
           WHERE $1::text[] IS NULL OR s.key = ANY($1::text[]) ORDER BY s.key`,
    values: [keys],
  });
  const values = [keys && services.map(({ id }) => id)];
  const among = "($1::uuid[] IS NULL OR service_id = ANY($1::uuid[]))";
  const targets = await tx.query<TargetRow>({
    text: `SELECT p.service_id, t.target, p.purpose, p.interval_seconds, p.timeout_ms, t.monitor
           FROM service_probe p JOIN probe_target t ON t.probe_id = p.id WHERE ${among}`,
    values,
  });
  const health = await tx.query<HealthRow>({
    text: `SELECT service_id, target, state, reason, gateway FROM service_instance_health WHERE ${among}`,
    values,
  });
  const instances = await tx.query<{ service_id: string; address: string }>({
    text: `SELECT service_id, address FROM service_instance WHERE (expires_at IS NULL OR expires_at > now()) AND ${among}`,
    values,
  });
  const ofService = <Row extends { service_id: string }>(rows: Row[]) => Map.groupBy(rows, ({ service_id }) => service_id);
  const [targetsOf, healthOf, instancesOf] = [ofService(targets), ofService(health), ofService(instances)];
  return services.map(({ id, key, part_state, part_since, part_checked_at, open_state, open_since }) => ({
    id,
    key,
    targets: (targetsOf.get(id) ?? []).map(({ target, purpose, monitor, interval_seconds, timeout_ms }) => ({
      target,
      purpose,
      staleAfterMs: staleAfterMs({ intervalSeconds: interval_seconds, timeoutMs: timeout_ms }),
      monitor: monitor && monitorOf(monitor),
    })),
    health: (healthOf.get(id) ?? []).map(({ target, state, reason, gateway }) => ({ target, state, reason, gateway: gateway && monitorOf(gateway) })),
    instances: (instancesOf.get(id) ?? []).map(({ address }) => address),
    own: part_state && part_since && part_checked_at && { state: part_state, since: part_since, checkedAt: part_checked_at },
    open: open_state && open_since && { state: open_state, since: open_since },
  }));
}

interface RestlessRow {
  key: string;
  open_state: ServiceState | null;
  is_restless: boolean;
}

/**
 * Services whose state may have changed without a look: looks or requests have become too old to say anything, nothing looks any more, or a
 * maintenance began or ended.
 */
export async function readRestless(tx: Queryable, now: Date, isMaintained: (key: string) => boolean): Promise<string[]> {
  const rows = await tx.query<RestlessRow>({
    name: "restless-services",
    text: `SELECT s.key, o.state AS open_state, coalesce(o.state <> 'unknown' AND coalesce(t.is_stale, g.service_id IS NULL) OR g.is_stale, false) AS is_restless
           FROM service s LEFT JOIN service_state_interval o ON o.service_id = s.id AND o.until IS NULL
           LEFT JOIN (
             SELECT p.service_id, bool_or((t.monitor->>'checkedAt')::timestamptz
               < $1::timestamptz - (p.interval_seconds * ${STALE_AFTER_INTERVALS * 1_000} + p.timeout_ms + ${WRITING_MS}) * interval '1 millisecond') AS is_stale
             FROM service_probe p JOIN probe_target t ON t.probe_id = p.id GROUP BY p.service_id) t ON t.service_id = s.id
           LEFT JOIN (
             SELECT h.service_id, bool_or((h.gateway->>'checkedAt')::timestamptz < $1::timestamptz - ${GATEWAY_STALE_AFTER_MS} * interval '1 millisecond') AS is_stale
             FROM service_instance_health h WHERE h.gateway IS NOT NULL GROUP BY h.service_id) g ON g.service_id = s.id`,
    values: [now],
  });
  return rows.filter(({ key, open_state, is_restless }) => is_restless || isMaintained(key) !== (open_state === "maintenance")).map(({ key }) => key);
}

/** What is held to be true at a time of a service and of each of its targets, whatever maintenance there is. */
export function readingsOf({ targets, health, instances, own }: Watched, now: Date): { whole: Reading; byTarget: Map<string, Reading> } {
  const probes = targets.flatMap(({ target, purpose, monitor, staleAfterMs: stale }): SourceReading[] =>
    monitor ? [{ target, purpose, reading: readingOf(monitor, { now, staleAfterMs: stale }) }] : [],
  );
  const requests = health.flatMap(({ target, gateway }): SourceReading[] => {
    if (!gateway || !instances.includes(target)) return [];
    const reading = readingOf(gateway, { now, staleAfterMs: GATEWAY_STALE_AFTER_MS });
    return hasRecovered(probes, target, gateway) ? [] : [{ target, purpose: "liveness", reading }];
  });
  const byTarget = readingsByTarget([
    ...probes,
    ...requests,
    ...(own ? [{ target: "", purpose: "liveness" as const, reading: ownReading(own, now) }] : []),
  ]);
  return { whole: readingOfService(byTarget), byTarget };
}

/**
 * Whether probes saw a target come back after the last request to it. Where the gateway met failures it asks no more for a while, and what it met
 * says nothing of a time after that. A request that was under way when the target came back may be counted as failed a moment later: then it is
 * the look after that which tells.
 */
function hasRecovered(probes: readonly SourceReading[], target: string, gateway: Monitor): boolean {
  const askedAt = gateway.checkedAt;
  const least = gateway.state === "down" ? Math.max(gateway.since.getTime(), askedAt.getTime() - UNDER_WAY_MS) : Number.POSITIVE_INFINITY;
  return probes.some(({ target: looked, purpose, reading: { state, since, checkedAt } }) => {
    if (looked !== target || purpose !== "liveness" || state !== "operational" || since === null) return false;
    return since > askedAt || (since.getTime() > least && checkedAt !== null && checkedAt > askedAt);
  });
}

/** Held to be true already, with the hysteresis of `policy.ts`; unknown once it is old. */
function ownReading({ state, since, checkedAt }: NonNullable<Watched["own"]>, now: Date): Reading {
  const staleAt = new Date(checkedAt.getTime() + STALE_AFTER_MS);
  const known = { checkedAt, doubtedAt: null, reason: state === "down" ? ("silent" as const) : null };
  return now > staleAt ? { ...known, state: "unknown", since: staleAt, reason: null } : { ...known, state, since };
}
