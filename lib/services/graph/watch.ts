import { type ExplainOptions, explain } from "./explain.ts";
import type { Explanation } from "./explanation.ts";
import { DEFAULT_THRESHOLDS, type Monitor, type Observation, observe, readingOf, type Thresholds } from "./hysteresis.ts";
import type { Reading, Readings } from "./states.ts";
import type { ServiceGraph } from "./types.ts";

/** All that is remembered between looks: plain data that any process can take over. */
export interface Watch {
  monitors: ReadonlyMap<string, Monitor>;
  explanation: Explanation | null;
}

export interface WatchOptions extends Pick<ExplainOptions, "graceMs" | "maxCauses"> {
  now: Date;
  /** For each service its own. */
  thresholdsOf?(key: string): Thresholds;
  /** How old a look at a service may be before it says nothing about now, in milliseconds: some of its probe's intervals. */
  staleAfterMs?(key: string): number;
  /** Services under maintenance now, with since when. */
  maintenance?: ReadonlyMap<string, Date>;
}

const DEFAULT_STALE_AFTER_MS = 120_000;

export const EMPTY_WATCH: Watch = { monitors: new Map(), explanation: null };

/** The memory after some looks, in any order, and what it explains now. Pure. O(V+E). */
export function watch(graph: ServiceGraph, previous: Watch, observations: readonly Observation[], options: WatchOptions): Watch {
  const monitors = new Map(previous.monitors);
  for (const observation of observations.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    const { key } = observation;
    if (graph.indexByKey.has(key))
      monitors.set(key, observe(monitors.get(key) ?? null, observation, options.thresholdsOf?.(key) ?? DEFAULT_THRESHOLDS));
  }
  const { now, graceMs, maxCauses } = options;
  const explanation = explain(graph, readingsIn({ monitors }, options), { now, graceMs, maxCauses, previous: previous.explanation });
  return { monitors, explanation };
}

/** What is held to be true of each service that was ever looked at or is under maintenance. */
export function readingsIn({ monitors }: Pick<Watch, "monitors">, options: Pick<WatchOptions, "now" | "staleAfterMs" | "maintenance">): Readings {
  const { now, maintenance } = options;
  const readings = new Map<string, Reading>();
  for (const [key, since] of maintenance ?? []) readings.set(key, { state: "maintenance", since, checkedAt: null, doubtedAt: null, reason: null });
  for (const [key, monitor] of monitors) {
    const staleAfterMs = options.staleAfterMs?.(key) ?? DEFAULT_STALE_AFTER_MS;
    readings.set(key, readingOf(monitor, { now, staleAfterMs, maintenanceSince: maintenance?.get(key) }));
  }
  return readings;
}
