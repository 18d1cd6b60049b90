import { componentsOf, membersOf } from "./components.ts";
import { type Edge, keyAt, type ServiceGraph } from "./types.ts";

/** Which dependencies a cycle is looked for among. */
export type CycleRule = "hard" | "all";

/**
 * The cycles of a graph: of each group of services that all need each other the shortest one through its first service, in the order it
 * runs, with that service at both ends: `["auth", "crm", "auth"]`. O(V+E).
 * @param rule "hard" leaves out cycles that a soft dependency opens
 */
export function findCycles(graph: ServiceGraph, rule: CycleRule = "hard"): string[][] {
  const next = graph.needs.map((edges) => edges.filter((edge) => counts(edge, rule)).map(({ to }) => to));
  const component = componentsOf(next);
  return membersOf(component)
    .filter((members) => members.length > 1)
    .map(([first = 0]) => shortestCycle(next, component, first).map((index) => keyAt(graph, index)))
    .sort(([one = ""], [other = ""]) => (one < other ? -1 : 1));
}

const counts = ({ isHard }: Edge, rule: CycleRule): boolean => rule === "all" || isHard;

/** Breadth first within the component, so that the first way back is the shortest. */
function shortestCycle(next: readonly (readonly number[])[], component: readonly number[], start: number): number[] {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const node of queue) {
    for (const to of next[node] ?? []) {
      if (to === start) return [...wayTo(node, start, cameFrom), start];
      if (component[to] !== component[start] || cameFrom.has(to)) continue;
      cameFrom.set(to, node);
      queue.push(to);
    }
  }
  throw new Error("A component of several services has no cycle.");
}

function wayTo(node: number, start: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const way = [node];
  for (let at = node; at !== start; ) {
    at = cameFrom.get(at) ?? start;
    way.push(at);
  }
  return way.reverse();
}
