import { componentsOf } from "./components.ts";
import { isFailing, NOT_MONITORED, type Reading, type Readings } from "./states.ts";
import type { ServiceGraph } from "./types.ts";

/** A dependency that explains why a service fails. */
export interface Link {
  to: number;
  isHard: boolean;
  /** False when what is needed is only degraded, and the service that needs it is down: likely, not certain. */
  isCertain: boolean;
}

/** What is known of each service, by number. */
export const readingsOf = (graph: ServiceGraph, states: Readings): Reading[] => graph.nodes.map(({ key }) => states.get(key) ?? NOT_MONITORED);

/**
 * For each failing service the dependencies that explain it: hard ones that fail or are under maintenance, and, for a service that is no worse
 * than degraded, such soft ones. A soft one explains nothing within a circle of explanations: what needs it by hard dependencies is
 * where the explanation ends. O(V+E).
 */
export function explainingLinks(graph: ServiceGraph, readings: readonly Reading[]): Link[][] {
  const links = graph.needs.map((edges, from) => {
    const dependant = readings[from] ?? NOT_MONITORED;
    if (!isFailing(dependant)) return [];
    return edges.flatMap(({ to, isHard }): Link[] => {
      const { state } = readings[to] ?? NOT_MONITORED;
      const isBroken = state === "down" || state === "degraded" || state === "maintenance";
      if (!isBroken || (!isHard && dependant.state === "down")) return [];
      return [{ to, isHard, isCertain: !(dependant.state === "down" && state === "degraded") }];
    });
  });
  const component = componentsOf(links.map((each) => each.map(({ to }) => to)));
  return links.map((each, from) => each.filter(({ to, isHard }) => isHard || component[to] !== component[from]));
}
