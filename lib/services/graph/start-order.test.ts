import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildGraph } from "./build-graph.ts";
import { findCycles } from "./cycles.ts";
import { PLATFORM_SERVICES, platformServices } from "./platform-services.ts";
import { startStages, stopOrder } from "./start-order.ts";
import { at, distances, edgeKind } from "./test-support/brute-force.ts";
import { needs, service } from "./test-support/drawn-by-hand.ts";
import { acyclicGraph, anyGraph } from "./test-support/random-graph.ts";

describe("the start order", () => {
  test("puts every service after all it needs, and as early as that allows", () => {
    fc.assert(
      fc.property(acyclicGraph, (graph) => {
        const { stages, unheeded } = startStages(graph);
        const stageOf = new Map(stages.flatMap((stage, number) => stage.map((key) => [key, number] as const)));
        expect(unheeded).toEqual([]);
        expect(stages.flat().sort()).toEqual(graph.nodes.map(({ key }) => key));
        for (const [index, { key }] of graph.nodes.entries()) {
          const before = (graph.needs[index] ?? []).map(({ to }) => stageOf.get(graph.nodes[to]?.key ?? "") ?? -1);
          expect(stageOf.get(key)).toBe(Math.max(-1, ...before) + 1);
        }
        expect(stopOrder(graph).flat()).toEqual(stages.flat().reverse());
      }),
    );
  });

  test("heeds soft dependencies where they can be, and starts every service in any case", () => {
    const graphs = anyGraph.filter((graph) => findCycles(graph).length === 0);
    fc.assert(
      fc.property(graphs, (graph) => {
        const { stages, unheeded } = startStages(graph);
        const stageOf = new Map(stages.flatMap((stage, number) => stage.map((key) => [key, number] as const)));
        expect(stageOf.size).toBe(graph.nodes.length);
        const way = distances(graph.nodes.length, (from, to) => edgeKind(graph, from, to) !== null);
        graph.needs.forEach((edges, from) => {
          for (const { to, isHard } of edges) {
            const [dependant = "", dependency = ""] = [graph.nodes[from]?.key, graph.nodes[to]?.key];
            const isInCircle = at(way, to, from) < Number.POSITIVE_INFINITY;
            if (isHard || !isInCircle) expect(stageOf.get(dependant)).toBeGreaterThan(stageOf.get(dependency) ?? Number.NaN);
            expect(unheeded.some((each) => each.from === dependant && each.to === dependency)).toBe(!isHard && isInCircle);
          }
        });
      }),
    );
  });

  test("of the platform is databases, caches, backends, frontends", () => {
    const { services, dependencies } = platformServices();
    expect(services).toHaveLength(17);
    expect(new Set(PLATFORM_SERVICES.map(({ port }) => port)).size).toBe(17);
    expect(startStages(buildGraph(services, dependencies)).stages).toEqual([
      ["postgres", "redis", "vault"],
      ["auth", "brain", "wagtail-cms", "temporal"],
      ["django-crm", "gamification", "saleor", "superset", "bizoholic", "client-portal", "directory"],
      ["admin", "analytics", "coreldove"],
    ]);
  });

  test("does not stumble over services in a circle, which graphs of others may have", () => {
    const graph = buildGraph([service("a"), service("b"), service("c")], [needs("a", "b"), needs("b", "a"), needs("c", "a")], {
      refuseCycles: "none",
    });
    expect(startStages(graph).stages).toEqual([["a", "b"], ["c"]]);
  });
});
