import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain } from "./explain.ts";
import { byKey, type Explanation, wayToCause } from "./explanation.ts";
import { bruteForce, edgeKind } from "./test-support/brute-force.ts";
import { graphWithStates } from "./test-support/random-graph.ts";

const now = new Date("2026-11-24T15:00:00.000Z");
const MANY = { numRuns: 400 };

/** Each cause by its members, as the oracle names it. */
const namesOf = ({ causes }: Explanation) => new Map(causes.map((cause) => [cause.key, cause.members.join("+")]));

describe("the explanation", () => {
  test("agrees with brute force on which service is a cause, and which the consequence of what", () => {
    fc.assert(
      fc.property(graphWithStates, ({ graph, states }) => {
        const explanation = explain(graph, states, { now, maxCauses: 12 });
        const names = namesOf(explanation);
        const told = explanation.services.map(({ key, role, causes }) => [key, { role, causes: causes.map(({ cause }) => names.get(cause)).sort() }]);
        expect(new Map(told as [string, { role: string; causes: string[] }][])).toEqual(bruteForce(graph, states));
      }),
      MANY,
    );
  });

  test("leads from each consequence to each of its causes along dependencies that fail", () => {
    fc.assert(
      fc.property(graphWithStates, ({ graph, states }) => {
        const explanation = explain(graph, states, { now, maxCauses: 12 });
        const explained = byKey(explanation);
        for (const service of explanation.services) {
          for (const { cause, isSoft } of service.causes) {
            const group = explanation.causes.find((each) => each.key === cause);
            const steps = wayToCause(explained, service.key, cause);
            expect(group?.members).toContain(steps.at(-1)?.key);
            expect(group?.consequences).toContain(service.key);
            expect(steps.some(({ kind }) => kind === "soft")).toBe(isSoft);
            const way = [service.key, ...steps.map(({ key }) => key)];
            steps.forEach(({ key, kind }, position) => {
              const from = graph.indexByKey.get(way[position] ?? "") ?? -1;
              expect(edgeKind(graph, from, graph.indexByKey.get(key) ?? -1)).toBe(kind);
              expect(["down", "degraded", "maintenance"]).toContain(states.get(key)?.state);
            });
          }
        }
      }),
      MANY,
    );
  });

  test("never lets a soft dependency take a service down, and says when a milder state explains a worse one", () => {
    fc.assert(
      fc.property(graphWithStates, ({ graph, states }) => {
        for (const { state, causes } of explain(graph, states, { now }).services) {
          for (const { via, kind, isCertain } of causes) {
            if (state === "down") expect(kind).toBe("hard");
            expect(isCertain).toBe(!(state === "down" && states.get(via)?.state === "degraded"));
          }
        }
      }),
    );
  });

  test("keeps to the nearest causes when there are more than it was asked for", () => {
    fc.assert(
      fc.property(graphWithStates, ({ graph, states }) => {
        const all = byKey(explain(graph, states, { now, maxCauses: 12 }));
        for (const { key, role, causes } of explain(graph, states, { now, maxCauses: 1 }).services) {
          expect(role).toBe(all.get(key)?.role);
          expect(causes.length).toBeLessThanOrEqual(2);
          expect(causes.length > 0).toBe((all.get(key)?.causes.length ?? 0) > 0);
          for (const { cause } of causes) expect(all.get(key)?.causes.map((link) => link.cause)).toContain(cause);
        }
      }),
    );
  });

  test("does not depend on when failures were seen, but for which is named first", () => {
    fc.assert(
      fc.property(graphWithStates, ({ graph, states }) => {
        const timeless = new Map([...states].map(([key, reading]) => [key, { ...reading, since: null }]));
        const [one, other] = [explain(graph, states, { now, maxCauses: 12 }), explain(graph, timeless, { now, maxCauses: 12 })];
        const told = (explanation: Explanation) => {
          const names = namesOf(explanation);
          return explanation.services.map(({ key, role, causes }) => [key, role, causes.map(({ cause }) => names.get(cause)).sort()]);
        };
        expect(told(one)).toEqual(told(other));
      }),
    );
  });

  test("changes nothing when nothing changed: a second look holds what the first said", () => {
    fc.assert(
      fc.property(graphWithStates, ({ graph, states }) => {
        const first = explain(graph, states, { now });
        expect(explain(graph, states, { now, previous: first })).toEqual(first);
      }),
    );
  });

  test("tells of every failing service exactly once, and of no other", () => {
    fc.assert(
      fc.property(graphWithStates, graphWithStates, ({ graph, states }, { states: before }) => {
        const previous = explain(graph, before, { now: new Date(now.getTime() - 1_000) });
        const { services, causes } = explain(graph, states, { now, previous });
        const failing = [...states].flatMap(([key, { state }]) => (state === "down" || state === "degraded" ? [key] : []));
        expect(services.map(({ key }) => key)).toEqual(failing.sort());
        const known = new Set(causes.map(({ key }) => key));
        for (const { role, causes: links } of services) {
          expect(links.length > 0).toBe(role === "consequence");
          for (const { cause } of links) expect(known).toContain(cause);
        }
        for (const { key, kind, members, consequences } of causes) {
          expect(consequences.every((each) => services.some((one) => one.key === each && one.causes.some((link) => link.cause === key)))).toBe(true);
          if (kind === "failure") for (const member of members) expect(services.find((each) => each.key === member)?.role).toBe("cause");
          else expect(consequences.length).toBeGreaterThan(0);
        }
      }),
      MANY,
    );
  });
});
