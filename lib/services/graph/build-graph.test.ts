import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAppError } from "#lib/platform/errors";
import { buildGraph } from "./build-graph.ts";
import { findCycles } from "./cycles.ts";
import { at, distances, edgeKind } from "./test-support/brute-force.ts";
import { kindBetween, needs, service } from "./test-support/drawn-by-hand.ts";
import { anyGraph, drawn } from "./test-support/random-graph.ts";
import type { Dependency, ServiceNode } from "./types.ts";

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

  test("refuses unknown services, dependencies on oneself or given twice, and bad keys and names, each with its place", () => {
    const services = [service("a"), service("b"), service("b"), service("Bad Key"), service("c", { name: " " })];
    const dependencies = [needs("a", "gone"), needs("a", "a"), needs("a", "b"), needs("a", "b", "soft")];
    expect(refusal(services, dependencies).slice(1)).toEqual([
      "services.2: This key is given to another service, too.",
      "services.3: A key is at most 63 lower case letters and digits, with hyphens or dots between them.",
      "services.4: A name has 1 to 120 characters.",
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
