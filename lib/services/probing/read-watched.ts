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

interface WatchedRow {
  id: string;
  key: string;
  targets: { target: string; purpose: ServiceProbe["purpose"]; intervalSeconds: number; timeoutMs: number; monitor: MonitorJson | null }[];
  health: { target: string; state: ServiceState; reason: FailureReason | null; gateway: MonitorJson | null }[];
  instances: string[];
  part_state: PartState | null;
  part_since: Date | null;
  part_checked_at: Date | null;
  open_state: ServiceState | null;
  open_since: Date | null;
}

const WATCHED = `
  SELECT s.id, s.key, o.state AS open_state, o.since AS open_since,
    m.state AS part_state, m.since AS part_since, m.checked_at AS part_checked_at,
    coalesce((SELECT json_agg(json_build_object('target', t.target, 'purpose', p.purpose, 'intervalSeconds', p.interval_seconds,
                'timeoutMs', p.timeout_ms, 'monitor', t.monitor))
              FROM service_probe p JOIN probe_target t ON t.probe_id = p.id WHERE p.service_id = s.id), '[]') AS targets,
    coalesce((SELECT json_agg(json_build_object('target', h.target, 'state', h.state, 'reason', h.reason, 'gateway', h.gateway))
              FROM service_instance_health h WHERE h.service_id = s.id), '[]') AS health,
    ARRAY(SELECT i.address FROM service_instance i WHERE i.service_id = s.id AND (i.expires_at IS NULL OR i.expires_at > now())) AS instances
  FROM service s LEFT JOIN service_state_interval o ON o.service_id = s.id AND o.until IS NULL
  LEFT JOIN part_state m ON m.part = s.part
  WHERE $1::text[] IS NULL OR s.key = ANY($1::text[]) ORDER BY s.key`;

/** Beyond its intervals, what a look takes to be written down. */
const WRITING_MS = 5_000;
const STALE_AFTER_INTERVALS = 3;
/** Requests of the gateway say nothing of later than this. */
export const GATEWAY_STALE_AFTER_MS = 60_000;

/** How old a look may be before it says nothing about now. */
export const staleAfterMs = ({ intervalSeconds, timeoutMs }: { intervalSeconds: number; timeoutMs: number }): number =>
  STALE_AFTER_INTERVALS * intervalSeconds * 1_000 + timeoutMs + WRITING_MS;

/** Services by their keys, or all of them. */
export async function readWatched(tx: Queryable, keys: readonly string[] | null): Promise<Watched[]> {
  const rows = await tx.query<WatchedRow>({ text: WATCHED, values: [keys] });
  return rows.map(({ id, key, targets, health, instances, part_state, part_since, part_checked_at, open_state, open_since }) => ({
    id,
    key,
    targets: targets.map(({ monitor, target, purpose, ...times }) => ({
      target,
      purpose,
      staleAfterMs: staleAfterMs(times),
      monitor: monitor && monitorOf(monitor),
    })),
    health: health.map(({ gateway, ...each }) => ({ ...each, gateway: gateway && monitorOf(gateway) })),
    instances,
    own: part_state && part_since && part_checked_at && { state: part_state, since: part_since, checkedAt: part_checked_at },
    open: open_state && open_since && { state: open_state, since: open_since },
  }));
}

/** What is held to be true at a time of a service and of each of its targets, whatever maintenance there is. */
export function readingsOf({ targets, health, instances, own }: Watched, now: Date): { service: Reading; byTarget: Map<string, Reading> } {
  const probes = targets.flatMap(({ target, purpose, monitor, staleAfterMs: stale }): SourceReading[] =>
    monitor ? [{ target, purpose, reading: readingOf(monitor, { now, staleAfterMs: stale }) }] : [],
  );
  const requests = health.flatMap(({ target, gateway }): SourceReading[] => {
    if (!gateway || !instances.includes(target)) return [];
    const reading = readingOf(gateway, { now, staleAfterMs: GATEWAY_STALE_AFTER_MS });
    return [{ target, purpose: "liveness", reading }];
  });
  const byTarget = readingsByTarget([
    ...probes,
    ...requests,
    ...(own ? [{ target: "", purpose: "liveness" as const, reading: ownReading(own, now) }] : []),
  ]);
  return { service: readingOfService(byTarget), byTarget };
}

/** Held to be true already, with the hysteresis of `policy.ts`; unknown once it is old. */
function ownReading({ state, since, checkedAt }: NonNullable<Watched["own"]>, now: Date): Reading {
  const staleAt = new Date(checkedAt.getTime() + STALE_AFTER_MS);
  const known = { checkedAt, doubtedAt: null, reason: state === "down" ? ("silent" as const) : null };
  return now > staleAt ? { ...known, state: "unknown", since: staleAt, reason: null } : { ...known, state, since };
}
