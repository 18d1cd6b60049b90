import { readingsOf } from "./explaining-links.ts";
import { isFailing, NOT_MONITORED, type Reading, type Readings } from "./states.ts";
import { keyAt, type ServiceGraph } from "./types.ts";

/** A service to probe again at once, ahead of its turn. */
export interface Suspect {
  key: string;
  /** The service whose failure throws suspicion on it. */
  because: string;
  /** How many dependencies lie between, counting itself. */
  distance: number;
}

const MAX_SUSPECTS = 100;

/**
 * What to probe again when services fail or are doubted: all that they need, directly or through others, and that is doubted itself or was last
 * looked at before that began; nearest first. What is known to fail needs no second look. A dependency that was seen to work since then clears all that is behind it. Nothing once every one was looked at: a
 * long failure does not probe for ever. What is under maintenance is left in peace, and what is not monitored cannot be probed. O(V+E).
 */
export function suspects(graph: ServiceGraph, states: Readings, limit: number = MAX_SUSPECTS): Suspect[] {
  const readings = readingsOf(graph, states);
  const reached = new Set<number>();
  const found: Suspect[] = [];
  // The latest first: whatever it finds too old or new enough is so for an earlier failure, too, or is probed anyway.
  for (const { index: source, began } of sourcesOf(readings).sort((one, other) => (one.began < other.began ? 1 : -1))) {
    let frontier = [source];
    for (let distance = 1; frontier.length > 0; distance++) {
      const next: number[] = [];
      for (const { to } of frontier.flatMap((index) => graph.needs[index] ?? [])) {
        if (reached.has(to)) continue;
        reached.add(to);
        const reading = readings[to] ?? NOT_MONITORED;
        const isDoubted = reading.doubtedAt !== null;
        if (!isDoubted && !isOpen(reading, began)) continue;
        // What is doubted itself throws its own suspicion on what it needs.
        if (!isDoubted) next.push(to);
        const key = keyAt(graph, to);
        if (states.has(key)) found.push({ key, because: keyAt(graph, source), distance });
      }
      frontier = next;
    }
  }
  return found.sort((one, other) => one.distance - other.distance || (one.key < other.key ? -1 : 1)).slice(0, limit);
}

/** Failing or doubted services, with when that began; unknown times count as now. */
function sourcesOf(readings: readonly Reading[]): { index: number; began: number }[] {
  return readings.flatMap((reading, index) => {
    const { doubtedAt, since } = reading;
    if (doubtedAt === null && !isFailing(reading)) return [];
    return [{ index, began: (doubtedAt ?? since)?.getTime() ?? Number.POSITIVE_INFINITY }];
  });
}

/** Whether it may be behind a failure that began then, unseen: it was not looked at since. */
function isOpen(reading: Reading, began: number): boolean {
  const { state, checkedAt } = reading;
  return state !== "maintenance" && !isFailing(reading) && (checkedAt === null || checkedAt.getTime() < began);
}
