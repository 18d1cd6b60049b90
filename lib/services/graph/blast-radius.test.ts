import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blastRadius, wayTo } from "./blast-radius.ts";
import { buildGraph } from "./build-graph.ts";
import { at, distances, edgeKind } from "./test-support/brute-force.ts";
import { kindBetween, service } from "./test-support/drawn-by-hand.ts";
import { anyGraph } from "./test-support/random-graph.ts";

describe("the blast radius", () => {
  test("is what needs the service: all of it fails by hard dependencies alone, the rest is degraded", () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const size = graph.nodes.length;
        const hard = distances(size, (from, to) => edgeKind(graph, from, to) === "hard");
        const any = distances(size, (from, to) => edgeKind(graph, from, to) !== null);
        graph.nodes.forEach(({ key }, target) => {
          const radius = blastRadius(graph, key);
          const others = graph.nodes.map((_, index) => index).filter((index) => index !== target);
          const fails = others.filter((index) => at(hard, index, target) < Number.POSITIVE_INFINITY);
          const degrades = others.filter((index) => !fails.includes(index) && at(any, index, target) < Number.POSITIVE_INFINITY);
          const keys = (indexes: number[]) => indexes.map((index) => graph.nodes[index]?.key);
          expect(radius.fails.services.map((hit) => hit.key).sort()).toEqual(keys(fails));
          expect(radius.degrades.services.map((hit) => hit.key).sort()).toEqual(keys(degrades));
          for (const index of fails) expect(wayTo(radius, graph.nodes[index]?.key ?? "")).toHaveLength(at(hard, index, target) + 1);

          const failing = [target, ...fails].flatMap((index) => graph.nodes[index] ?? []);
          expect(radius.fails.surfaces.toSorted()).toEqual(
            failing
              .filter(({ kind }) => kind === "frontend")
              .map((node) => node.key)
              .sort(),
          );
          expect(radius.fails.isEverybody).toBe(failing.some(({ tenantScope }) => tenantScope === "platform"));
          expect(radius.fails.tenantIds).toEqual(
            [...new Set(failing.flatMap(({ tenantScope }) => (tenantScope === "platform" ? [] : tenantScope)))].sort(),
          );
          for (const id of radius.degrades.tenantIds) expect(radius.fails.tenantIds).not.toContain(id);
        });
      }),
    );
  });

  test("explains what is degraded by the shortest way on which each service is hit as told", () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const hard = distances(graph.nodes.length, (from, to) => edgeKind(graph, from, to) === "hard");
        graph.nodes.forEach(({ key }, target) => {
          const radius = blastRadius(graph, key);
          const isDegraded = new Set(radius.degrades.services.map((hit) => graph.indexByKey.get(hit.key)));
          // From what fails on, the way is that of what fails; so its length counts as one long step.
          const steps = new Map<number, number>();
          for (let isChanged = true; isChanged; ) {
            isChanged = false;
            graph.needs.forEach((edges, from) => {
              if (!isDegraded.has(from)) return;
              for (const { to } of edges) {
                const onward = to === target ? 0 : isDegraded.has(to) ? (steps.get(to) ?? Number.POSITIVE_INFINITY) : at(hard, to, target);
                if (onward + 1 < (steps.get(from) ?? Number.POSITIVE_INFINITY)) {
                  steps.set(from, onward + 1);
                  isChanged = true;
                }
              }
            });
          }
          for (const [index, count] of steps) {
            const way = wayTo(radius, graph.nodes[index]?.key ?? "") ?? [];
            expect(way).toHaveLength(count + 1);
            const kinds = way.slice(1).map((next, position) => kindBetween(graph, way[position] ?? "", next));
            expect(kinds).toContain("soft");
            expect(kinds).not.toContain(null);
          }
        });
      }),
    );
  });

  test("of a service nobody needs is itself, and of an unknown one a refusal", () => {
    const graph = buildGraph([service("shop", { kind: "frontend", tenantScope: ["t1"] }), service("other")], []);
    expect(blastRadius(graph, "shop")).toEqual({
      key: "shop",
      fails: { services: [], surfaces: ["shop"], isEverybody: false, tenantIds: ["t1"] },
      degrades: { services: [], surfaces: [], isEverybody: false, tenantIds: [] },
    });
    expect(wayTo(blastRadius(graph, "shop"), "other")).toBeNull();
    expect(() => blastRadius(graph, "gone")).toThrow("This service was not found.");
  });
});
