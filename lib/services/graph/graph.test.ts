import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAppError } from "#lib/platform/errors";
import { blastRadius, wayTo } from "./blast-radius.ts";
import { buildGraph } from "./build-graph.ts";
import { findCycles } from "./cycles.ts";
import { PLATFORM_SERVICES, platformServices } from "./platform-services.ts";
import { startStages, stopOrder } from "./start-order.ts";
import { at, distances, edgeKind } from "./test-support/brute-force.ts";
import { acyclicGraph, anyGraph, drawn } from "./test-support/random-graph.ts";
import type { Dependency, ServiceGraph, ServiceNode } from "./types.ts";

const service = (key: string, rest: Partial<ServiceNode> = {}): ServiceNode => ({
  key,
  name: key,
  kind: "backend",
  tenantScope: "platform",
  ...rest,
});
const needs = (from: string, to: string, kind: Dependency["kind"] = "hard"): Dependency => ({ from, to, kind });

/** What a refusal says, with all its issues. */
function refusal(services: ServiceNode[], dependencies: Dependency[], options = {}): string[] {
  try {
    buildGraph(services, dependencies, options);
    return [];
  } catch (error) {
    if (!isAppError(error)) throw error;
    expect(error.code).toBe("invalid");
    return [error.message, ...error.issues.map(({ path, message }) => `${path}: ${message}`)];
  }
}

describe("a graph", () => {
  test("refuses a cycle, and names all of it in the order it runs", () => {
    const services = ["auth", "crm", "mail", "x", "y"].map((key) => service(key));
    const cycle = [needs("crm", "auth"), needs("auth", "crm"), needs("mail", "auth")];
    expect(refusal(services, cycle)).toContain("dependencies: These services need each other in a circle: auth → crm → auth.");
    expect(refusal(services, [...cycle, needs("y", "x"), needs("x", "y")])).toContain(
      "dependencies: These services need each other in a circle: x → y → x.",
    );
    expect(refusal(services, [needs("crm", "mail"), needs("mail", "auth"), needs("auth", "crm")])[0]).toBe(
      "These services need each other in a circle: auth → crm → mail → auth.",
    );
  });

  test("takes a circle that a soft dependency opens, unless it is told to refuse all", () => {
    const services = [service("auth"), service("mail")];
    const circle = [needs("mail", "auth"), needs("auth", "mail", "soft")];
    expect(refusal(services, circle)).toEqual([]);
    expect(refusal(services, circle, { refuseCycles: "all" })[0]).toContain("auth → mail → auth");
  });

  test("refuses unknown services, dependencies on oneself or given twice, and bad keys, names, kinds and tenants, each with its place", () => {
    const services = [service("a"), service("b"), service("b"), service("Bad Key"), service("c", { name: " " }), service("d", { tenantScope: [] })];
    const dependencies = [needs("a", "gone"), needs("a", "a"), needs("a", "b"), needs("a", "b", "soft")];
    expect(refusal(services, dependencies).slice(1)).toEqual([
      "services.2: This key is given to another service, too.",
      "services.3: A key is at most 63 lower case letters and digits, with hyphens or dots between them.",
      "services.4: A name has 1 to 120 characters.",
      "services.5: A service serves the whole platform or at least one tenant.",
      "dependencies.0: There is no service “gone”.",
      "dependencies.1: A service cannot depend on itself.",
      "dependencies.3: This dependency is given twice.",
    ]);
  });

  test("refuses more than it can hold, and more faults than anybody reads", () => {
    const many = Array.from({ length: 5_001 }, (_, index) => service(`s${index}`));
    expect(refusal(many, [])[0]).toBe("A graph holds at most 5,000 services.");
    expect(
      refusal(
        [service("a")],
        Array.from({ length: 50_001 }, () => needs("a", "b")),
      )[0],
    ).toBe("A graph holds at most 50,000 dependencies.");
    expect(
      refusal(
        [service("a")],
        Array.from({ length: 50 }, () => needs("a", "b")),
      ),
    ).toHaveLength(21);
  });

  test("finds a cycle exactly where one is, and what it names is one", () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const isCyclic = (isHardOnly: boolean) => {
          const way = distances(graph.nodes.length, (from, to) =>
            isHardOnly ? edgeKind(graph, from, to) === "hard" : edgeKind(graph, from, to) !== null,
          );
          return graph.nodes.some((_, index) => at(way, index, index) < Number.POSITIVE_INFINITY);
        };
        expect(findCycles(graph).length > 0).toBe(isCyclic(true));
        expect(findCycles(graph, "all").length > 0).toBe(isCyclic(false));
        for (const cycle of findCycles(graph)) {
          expect(cycle[0]).toBe(cycle.at(-1));
          expect(new Set(cycle).size).toBe(cycle.length - 1);
          for (const [position, key] of cycle.slice(1).entries()) expect(kindBetween(graph, cycle[position] ?? "", key)).toBe("hard");
        }
      }),
    );
  });

  test("answers the same however it was listed", () => {
    const listed = drawn({ isAcyclic: true }).chain(({ services, dependencies }) =>
      fc.tuple(
        fc.constant({ services, dependencies }),
        fc.shuffledSubarray(services, { minLength: services.length }),
        fc.shuffledSubarray(dependencies, { minLength: dependencies.length }),
      ),
    );
    fc.assert(
      fc.property(listed, ([first, services, dependencies]) => {
        expect(buildGraph(services, dependencies)).toEqual(buildGraph(first.services, first.dependencies));
      }),
    );
  });
});

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

function kindBetween(graph: ServiceGraph, from: string, to: string): "hard" | "soft" | null {
  return edgeKind(graph, graph.indexByKey.get(from) ?? -1, graph.indexByKey.get(to) ?? -1);
}
