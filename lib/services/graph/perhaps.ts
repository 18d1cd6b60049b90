import type { Perhaps } from "./explanation.ts";
import { isFailing, NOT_MONITORED, type Reading, type Readings } from "./states.ts";
import { keyAt, type ServiceGraph } from "./types.ts";

/**
 * Finds what may be behind a cause and cannot be known: its dependencies that are unknown, each with the nearest failing service behind it. Soft ones
 * only where the cause is no worse than degraded. One search in breadth from all failing services through unknown ones, O(V+E).
 */
export function findPerhaps(graph: ServiceGraph, states: Readings, readings: readonly Reading[]): (index: number) => Perhaps[] {
  const isUnknown = (index: number): boolean => (readings[index] ?? NOT_MONITORED).state === "unknown";
  const behind = new Map<number, number>();
  const queue = readings.flatMap((reading, index) => (isFailing(reading) ? [{ index, failing: index }] : []));
  for (const { index, failing } of queue) {
    for (const { to, isHard } of graph.neededBy[index] ?? []) {
      if (!isHard || !isUnknown(to) || behind.has(to)) continue;
      behind.set(to, failing);
      queue.push({ index: to, failing });
    }
  }
  return (index) => {
    const isDown = readings[index]?.state === "down";
    return (graph.needs[index] ?? []).flatMap(({ to, isHard }): Perhaps[] => {
      if (!isUnknown(to) || (!isHard && isDown)) return [];
      const failing = behind.get(to);
      const key = keyAt(graph, to);
      // A circle through the unknown one leads back here, which tells nothing.
      const other = failing === undefined || failing === index ? null : keyAt(graph, failing);
      return [{ key, kind: isHard ? "hard" : "soft", isMonitored: states.has(key), behind: other }];
    });
  };
}
