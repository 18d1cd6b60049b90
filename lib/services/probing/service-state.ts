import { NOT_MONITORED, type Reading } from "../graph/states.ts";
import type { ServiceProbe } from "./shapes.ts";

/** What one source says of one target: a probe's memory, or what the gateway's requests met. */
export interface SourceReading {
  /** The instance's address; empty for what holds for the service as a whole. */
  target: string;
  purpose: ServiceProbe["purpose"];
  reading: Reading;
}

const SEVERITY: Record<Reading["state"], number> = { operational: 0, maintenance: 0, unknown: 0, degraded: 1, down: 2 };

/** What is held to be true of each target: the worst that any source knows. Only readiness failing degrades, and takes nothing down. */
export function readingsByTarget(sources: Iterable<SourceReading>): Map<string, Reading> {
  const byTarget = new Map<string, Reading[]>();
  for (const { target, purpose, reading } of sources) {
    const said: Reading = purpose === "readiness" && reading.state === "down" ? { ...reading, state: "degraded" } : reading;
    byTarget.set(target, [...(byTarget.get(target) ?? []), said]);
  }
  return new Map([...byTarget].map(([target, readings]) => [target, worst(readings)]));
}

/**
 * What is held to be true of a service: it is down when all its instances are, and degraded when some are. What holds for the service as
 * a whole holds whatever its instances say. Sources that know nothing say nothing; without one that knows something it is unknown.
 */
export function readingOfService(byTarget: ReadonlyMap<string, Reading>): Reading {
  const whole = byTarget.get("");
  const instances = [...byTarget].flatMap(([target, reading]) => (target === "" ? [] : [reading]));
  return worst([...(whole ? [whole] : []), ...(instances.length > 0 ? [ofInstances(instances)] : [])]);
}

function ofInstances(instances: Reading[]): Reading {
  const reading = worst(instances);
  const known = instances.filter(({ state }) => state !== "unknown");
  const isPartly = reading.state === "down" && known.some(({ state }) => state !== "down");
  return isPartly ? { ...reading, state: "degraded" } : reading;
}

/** The worst of several; it counts since the last change among those that are known, and for as doubted as any of them. */
function worst(readings: readonly Reading[]): Reading {
  const known = readings.filter(({ state }) => state !== "unknown");
  if (known.length === 0)
    return { ...NOT_MONITORED, ...readings[0], since: latest(readings.map(({ since }) => since)), checkedAt: lastLook(readings) };
  const [first] = known.toSorted((one, other) => SEVERITY[other.state] - SEVERITY[one.state]);
  return {
    ...(first ?? NOT_MONITORED),
    since: latest(known.map(({ since }) => since)),
    checkedAt: lastLook(readings),
    doubtedAt: earliest(known.map(({ doubtedAt }) => doubtedAt)),
  };
}

const lastLook = (readings: readonly Reading[]) => latest(readings.map(({ checkedAt }) => checkedAt));

function latest(times: (Date | null)[]): Date | null {
  return times.reduce((last, time) => (time && (!last || time > last) ? time : last), null);
}

function earliest(times: (Date | null)[]): Date | null {
  return times.reduce((first, time) => (time && (!first || time < first) ? time : first), null);
}
