import fc from "fast-check";
import { buildGraph } from "../build-graph.ts";
import type { Reading, Readings, ServiceState } from "../states.ts";
import type { Dependency, ServiceGraph, ServiceNode } from "../types.ts";

const START = Date.parse("2026-11-24T14:00:00.000Z");
const KINDS = ["database", "cache", "backend", "worker", "frontend", "external"] as const;

/** "s00", "s01", …: in the order of their numbers. */
const keyOf = (index: number): string => `s${String(index).padStart(2, "0")}`;

/** Services with tenants of their own now and then. */
function nodes(size: number): fc.Arbitrary<ServiceNode[]> {
  const scope = fc.oneof(fc.constant("platform" as const), fc.uniqueArray(fc.constantFrom("t1", "t2", "t3"), { minLength: 1 }));
  return fc.tuple(
    ...Array.from({ length: size }, (_, index) =>
      fc
        .tuple(fc.constantFrom(...KINDS), scope)
        .map(([kind, tenantScope]) => ({ key: keyOf(index), name: keyOf(index).toUpperCase(), kind, tenantScope })),
    ),
  );
}

export interface Drawn {
  services: ServiceNode[];
  dependencies: Dependency[];
}

/**
 * Up to twelve services with any dependencies.
 * @param isAcyclic only dependencies on services of lower numbers, after the numbers are dealt anew
 */
export function drawn({ isAcyclic }: { isAcyclic: boolean }): fc.Arbitrary<Drawn> {
  return fc.integer({ min: 1, max: 12 }).chain((size) => {
    const index = fc.integer({ min: 0, max: size - 1 });
    const pair = fc.tuple(index, index, fc.constantFrom("hard" as const, "hard" as const, "soft" as const));
    const pairs = fc.uniqueArray(pair, { maxLength: size * 2, selector: ([from, to]) => `${from} ${to}` });
    const numbers = fc.shuffledSubarray(
      Array.from({ length: size }, (_, number) => number),
      { minLength: size, maxLength: size },
    );
    return fc.tuple(nodes(size), pairs, numbers).map(([services, edges, dealt]) => ({
      services,
      dependencies: edges
        .filter(([from, to]) => (isAcyclic ? from > to : from !== to))
        .map(([from, to, kind]): Dependency => ({ from: keyOf(dealt[from] ?? 0), to: keyOf(dealt[to] ?? 0), kind })),
    }));
  });
}

/** Any graph, cycles included. */
export const anyGraph: fc.Arbitrary<ServiceGraph> = drawn({ isAcyclic: false }).map(({ services, dependencies }) =>
  buildGraph(services, dependencies, { refuseCycles: "none" }),
);

export const acyclicGraph: fc.Arbitrary<ServiceGraph> = drawn({ isAcyclic: true }).map(({ services, dependencies }) =>
  buildGraph(services, dependencies),
);

const state: fc.Arbitrary<ServiceState> = fc.constantFrom(
  "operational",
  "operational",
  "down",
  "down",
  "down",
  "degraded",
  "degraded",
  "unknown",
  "maintenance",
);
const minute = fc.integer({ min: 0, max: 5 }).map((minutes) => new Date(START + minutes * 60_000));
const reading: fc.Arbitrary<Reading> = fc.record({
  state,
  since: fc.option(minute),
  checkedAt: fc.option(minute),
  doubtedAt: fc.option(minute, { freq: 4 }),
  reason: fc.constant(null),
});

/** A graph and what is known of its services; some are not monitored. */
export const graphWithStates: fc.Arbitrary<{ graph: ServiceGraph; states: Readings }> = anyGraph.chain((graph) =>
  fc.tuple(...graph.nodes.map(({ key }) => fc.tuple(fc.constant(key), fc.option(reading, { freq: 8 })))).map((entries) => ({
    graph,
    states: new Map(entries.flatMap(([key, each]) => (each ? [[key, each] as const] : []))),
  })),
);
