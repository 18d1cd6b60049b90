import { componentsOf, membersOf } from "./components.ts";
import { type Dependency, type Edge, keyAt, nodeAt, SERVICE_KINDS, type ServiceGraph } from "./types.ts";

export interface StartPlan {
  /**
   * Services that may start together, stage after stage: all that a service needs stands in earlier stages. Within a stage databases and caches
   * come first. Services in a cycle of hard dependencies, which only graphs of others have, share a stage.
   */
  stages: string[][];
  /** Soft dependencies that could not be heeded, since what they point to needs the dependant itself. */
  unheeded: Dependency[];
}

/**
 * In which order services start: Kahn's algorithm (A. B. Kahn, "Topological sorting of large networks", CACM 5(11), 1962) by stages. Hard
 * dependencies always order; soft ones do where they are in no cycle, and never keep a service from starting. O(V+E).
 */
export function startStages(graph: ServiceGraph): StartPlan {
  const together = componentsOf(graph.needs.map((edges) => edges.map(({ to }) => to)));
  const group = componentsOf(graph.needs.map((edges) => edges.filter(({ isHard }) => isHard).map(({ to }) => to)));
  const orders = (from: number, { to, isHard }: Edge): boolean => isHard || together[from] !== together[to];

  const groups = membersOf(group);
  const missing = new Array<number>(groups.length).fill(0);
  const waiting: number[][] = groups.map(() => []);
  const unheeded: Dependency[] = [];
  graph.needs.forEach((edges, from) => {
    for (const edge of edges) {
      const [dependant = 0, dependency = 0] = [group[from], group[edge.to]];
      if (!orders(from, edge)) unheeded.push({ from: keyAt(graph, from), to: keyAt(graph, edge.to), kind: "soft" });
      else if (dependant !== dependency) {
        missing[dependant] = (missing[dependant] ?? 0) + 1;
        waiting[dependency]?.push(dependant);
      }
    }
  });

  const stages: string[][] = [];
  let ready = groups.flatMap((_, number) => (missing[number] === 0 ? [number] : []));
  while (ready.length > 0) {
    stages.push(
      keysInOrder(
        graph,
        ready.flatMap((number) => groups[number] ?? []),
      ),
    );
    ready = ready
      .flatMap((number) => waiting[number] ?? [])
      .filter((number) => {
        missing[number] = (missing[number] ?? 0) - 1;
        return missing[number] === 0;
      });
  }
  return { stages, unheeded };
}

/** In which order services stop: the start order backwards, so that nothing loses what it needs. */
export function stopOrder(graph: ServiceGraph): string[][] {
  return startStages(graph)
    .stages.map((stage) => stage.reverse())
    .reverse();
}

function keysInOrder(graph: ServiceGraph, indexes: number[]): string[] {
  const rank = (index: number): number => SERVICE_KINDS.indexOf(nodeAt(graph, index).kind);
  return indexes.sort((one, other) => rank(one) - rank(other) || one - other).map((index) => keyAt(graph, index));
}
