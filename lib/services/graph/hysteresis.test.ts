import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PART_STATES } from "../schema.ts";
import { doubtedAt, type Monitor, observe, readingOf, type Thresholds } from "./hysteresis.ts";

const START = Date.parse("2026-11-24T14:00:00.000Z");
const SEVERITY = { operational: 0, unknown: 0, degraded: 1, down: 2 } as const;
const at = (second: number): Date => new Date(START + second * 1_000);

type State = (typeof PART_STATES)[number];
const measured = fc.constantFrom("operational" as const, "degraded" as const, "down" as const);
const thresholds = fc.record({ failures: fc.integer({ min: 1, max: 4 }), recoveries: fc.integer({ min: 1, max: 4 }) });

/** The memory after each look, a second apart. */
function follow(states: State[], limits?: Thresholds): Monitor[] {
  const steps: Monitor[] = [];
  for (const [second, state] of states.entries()) steps.push(observe(steps.at(-1) ?? null, { key: "a", at: at(second), state }, limits));
  return steps;
}

const statesOf = (steps: Monitor[]): State[] => steps.map(({ state }) => state);

describe("a service that is looked at", () => {
  test("changes for the worse only after enough looks in a row at least as bad, and for the better only after enough at least as good", () => {
    fc.assert(
      fc.property(fc.array(measured, { minLength: 1, maxLength: 40 }), thresholds, (looks, limits) => {
        const steps = follow(looks, limits);
        steps.forEach(({ state }, index) => {
          const before = steps[index - 1]?.state;
          if (before === undefined || before === "unknown" || state === before) return;
          const isWorse = SEVERITY[state] > SEVERITY[before];
          const count = isWorse ? limits.failures : limits.recoveries;
          const run = looks.slice(Math.max(0, index - count + 1), index + 1);
          expect(run).toHaveLength(count);
          for (const look of run) expect(isWorse ? SEVERITY[look] >= SEVERITY[state] : SEVERITY[look] <= SEVERITY[state]).toBe(true);
        });
      }),
    );
  });

  test("takes on whatever it is seen to be often enough in a row", () => {
    fc.assert(
      fc.property(fc.array(measured, { maxLength: 20 }), measured, thresholds, (looks, last, limits) => {
        const run = Array.from({ length: Math.max(limits.failures, limits.recoveries) }, () => last);
        expect(follow([...looks, ...run], limits).at(-1)?.state).toBe(last);
      }),
    );
  });

  test("is in no state before the last one began, nor before it was seen", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PART_STATES), { minLength: 1, maxLength: 40 }), thresholds, (looks, limits) => {
        const steps = follow(looks, limits);
        steps.forEach(({ since, state, checkedAt }, index) => {
          const before = steps[index - 1];
          expect(since.getTime()).toBeLessThanOrEqual(checkedAt.getTime());
          if (before && before.state === state) expect(since).toEqual(before.since);
          else if (before) expect(since.getTime()).toBeGreaterThanOrEqual(before.since.getTime());
        });
      }),
    );
  });

  test("is not flapped by looks that alternate", () => {
    const flaps = Array.from({ length: 20 }, (_, index): State => (index % 2 === 0 ? "operational" : "down"));
    expect(new Set(statesOf(follow(flaps)))).toEqual(new Set(["operational"]));
    expect(
      new Set(
        statesOf(follow(["down", "down", ...flaps]))
          .values()
          .drop(1),
      ),
    ).toEqual(new Set(["down"]));
  });

  test("is degraded while it changes between slow and silent", () => {
    expect(statesOf(follow(["operational", "degraded", "down", "degraded", "down", "down"]))).toEqual([
      "operational",
      "operational",
      "degraded",
      "degraded",
      "degraded",
      "down",
    ]);
  });

  test("fails since the first look of the run, works again since the first good one, and is doubted between", () => {
    const steps = follow(["operational", "down", "down", "operational", "operational"]);
    expect(steps.map((step) => doubtedAt(step)?.getTime() ?? null)).toEqual([null, at(1).getTime(), null, null, null]);
    expect(steps.map(({ state, since }) => [state, since.getTime() - START])).toEqual([
      ["operational", 0],
      ["operational", 0],
      ["down", 1_000],
      ["down", 1_000],
      ["operational", 3_000],
    ]);
  });

  test("is unknown until a bad look is confirmed, and works at the first good one", () => {
    expect(statesOf(follow(["down", "operational"]))).toEqual(["unknown", "operational"]);
    expect(follow(["down", "operational"]).at(-1)?.since).toEqual(at(1));
    expect(statesOf(follow(["down", "down"]))).toEqual(["unknown", "down"]);
    expect(statesOf(follow(["operational", "unknown", "down", "down"]))).toEqual(["operational", "unknown", "unknown", "down"]);
  });

  test("does not go back for a look that comes late", () => {
    const [, last] = follow(["operational", "operational"]);
    if (!last) throw new Error("There were two looks.");
    expect(observe(last, { key: "a", at: at(0), state: "down" })).toBe(last);
    expect(observe(last, { key: "a", at: at(1), state: "down" })).toBe(last);
  });

  test("is unknown once the last look is too old, and apart during maintenance", () => {
    const [monitor] = follow(["operational"]);
    if (!monitor) throw new Error("There was a look.");
    expect(readingOf(monitor, { now: at(60), staleAfterMs: 60_000 }).state).toBe("operational");
    expect(readingOf(monitor, { now: at(61), staleAfterMs: 60_000 })).toMatchObject({ state: "unknown", since: at(60) });
    expect(readingOf(monitor, { now: at(9_999), staleAfterMs: 60_000, maintenanceSince: at(5) })).toMatchObject({
      state: "maintenance",
      since: at(5),
    });
  });
});
