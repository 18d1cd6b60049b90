import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isFailing } from "./states.ts";
import { suspects } from "./suspects.ts";
import { at, distances, edgeKind } from "./test-support/brute-force.ts";
import { graphWithStates } from "./test-support/random-graph.ts";

describe("suspects", () => {
  test("are dependencies of something that fails or is doubted, each once, nearest first, and worth another look", () => {
    fc.assert(
      fc.property(graphWithStates, ({ graph, states }) => {
        const found = suspects(graph, states);
        const way = distances(graph.nodes.length, (from, to) => edgeKind(graph, from, to) !== null);
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
        expect(found.map(({ distance }) => distance)).toEqual(found.map(({ distance }) => distance).sort((one, other) => one - other));
        for (const { key, because, distance } of found) {
          const [reading, source] = [states.get(key), states.get(because)];
          if (!reading || !source) throw new Error("What is not monitored cannot be probed.");
          expect(isFailing(source) || source.doubtedAt !== null).toBe(true);
          expect(distance).toBeGreaterThanOrEqual(at(way, graph.indexByKey.get(because) ?? -1, graph.indexByKey.get(key) ?? -1));
          const began = source.doubtedAt ?? source.since;
          const isOld = reading.checkedAt === null || began === null || reading.checkedAt < began;
          expect(reading.doubtedAt !== null || (!isFailing(reading) && reading.state !== "maintenance" && isOld)).toBe(true);
        }
      }),
    );
  });

  test("leave out no direct dependency that was last seen to work before the failure began", () => {
    fc.assert(
      fc.property(graphWithStates, ({ graph, states }) => {
        const found = new Set(suspects(graph, states).map(({ key }) => key));
        graph.nodes.forEach(({ key }, index) => {
          const source = states.get(key);
          if (!source || !(isFailing(source) || source.doubtedAt !== null)) return;
          const began = source.doubtedAt ?? source.since;
          for (const { to } of graph.needs[index] ?? []) {
            const reading = states.get(graph.nodes[to]?.key ?? "");
            const isOld = reading?.state === "operational" && (reading.checkedAt === null || began === null || reading.checkedAt < began);
            if (isOld) expect(found).toContain(graph.nodes[to]?.key);
          }
        });
      }),
    );
  });

  test("are at most as many as asked for", () => {
    fc.assert(fc.property(graphWithStates, ({ graph, states }) => suspects(graph, states, 1).length <= 1));
  });
});
