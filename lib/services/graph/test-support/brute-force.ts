/** The rules once more, by the shortest code that follows their words: matrices, and every pair tried (Floyd and Warshall). */
import type { Readings, ServiceState } from "../states.ts";
import type { ServiceGraph } from "../types.ts";

export type Matrix = number[][];

/** For each pair the number of steps of the shortest way; infinite without one, also from a service to itself unless it is in a cycle. */
export function distances(size: number, isLinked: (from: number, to: number) => boolean): Matrix {
  const indexes = Array.from({ length: size }, (_, index) => index);
  const result: Matrix = indexes.map((from) => indexes.map((to) => (isLinked(from, to) ? 1 : Number.POSITIVE_INFINITY)));
  for (const middle of indexes) {
    for (const from of indexes) {
      for (const to of indexes) {
        const through = at(result, from, middle) + at(result, middle, to);
        const row = result[from];
        if (row && through < at(result, from, to)) row[to] = through;
      }
    }
  }
  return result;
}

export const at = (matrix: Matrix, from: number, to: number): number => matrix[from]?.[to] ?? Number.POSITIVE_INFINITY;
const isReached = (value: number): boolean => value < Number.POSITIVE_INFINITY;

/** Whether `from` needs `to`: hard, soft, or not. */
export function edgeKind(graph: ServiceGraph, from: number, to: number): "hard" | "soft" | null {
  const edge = graph.needs[from]?.find((each) => each.to === to);
  return edge ? (edge.isHard ? "hard" : "soft") : null;
}

/** Of each failing service its role and all its causes, each cause being the set of its members. */
export function bruteForce(graph: ServiceGraph, states: Readings): Map<string, { role: string; causes: string[] }> {
  const size = graph.nodes.length;
  const indexes = graph.nodes.map((_, index) => index);
  const keys = graph.nodes.map(({ key }) => key);
  const stateOf = (index: number): ServiceState => states.get(keys[index] ?? "")?.state ?? "unknown";
  const fails = (index: number): boolean => ["down", "degraded"].includes(stateOf(index));
  const isBroken = (index: number): boolean => fails(index) || stateOf(index) === "maintenance";

  const explains = (from: number, to: number): boolean => {
    const kind = edgeKind(graph, from, to);
    return fails(from) && isBroken(to) && (kind === "hard" || (kind === "soft" && stateOf(from) === "degraded"));
  };
  const first = distances(size, explains);
  const isOnCircle = (from: number, to: number): boolean => isReached(at(first, to, from));
  const way = distances(size, (from, to) => explains(from, to) && (edgeKind(graph, from, to) === "hard" || !isOnCircle(from, to)));
  const circleOf = (index: number): number[] =>
    indexes.filter((other) => other === index || (isReached(at(way, index, other)) && isReached(at(way, other, index))));
  const isRoot = (index: number): boolean => indexes.every((other) => !isReached(at(way, index, other)) || circleOf(index).includes(other));
  const nameOf = (index: number): string =>
    circleOf(index)
      .map((member) => keys[member])
      .join("+");

  return new Map(
    indexes.filter(fails).map((index) => {
      const roots = indexes.filter((other) => isReached(at(way, index, other)) && isRoot(other));
      return [
        keys[index] ?? "",
        isRoot(index) ? { role: "cause", causes: [] } : { role: "consequence", causes: [...new Set(roots.map(nameOf))].sort() },
      ];
    }),
  );
}
