import { expect, test } from "vitest";
import { paceOf } from "./pace.ts";

const budget = (change: Partial<Parameters<typeof paceOf>[0]> = {}) =>
  paceOf({
    campaignId: "c",
    campaignName: "C",
    currency: "EUR",
    budgetMinor: 100_000,
    spentMinor: 50_000,
    startsOn: "2026-11-01",
    endsOn: "2026-11-10",
    lastDay: "2026-11-05",
    today: "2026-11-06",
    ...change,
  });

test("half the budget after half the days is an even pace", () => {
  expect(budget()).toMatchObject({ elapsed: 0.5, pace: 1, state: "even" });
});

test.each([
  [{ spentMinor: 60_000 }, "fast"],
  [{ spentMinor: 30_000 }, "slow"],
  [{ spentMinor: 100_001, lastDay: "2026-11-09", today: "2026-11-10" }, "over"],
] as const)("%j is %s", (change, state) => {
  expect(budget(change)).toMatchObject({ state });
});

test("days that were not imported yet do not look like saving", () => {
  expect(budget({ today: "2026-11-10" }).pace).toBe(1);
});

test("without a known day nothing is said", () => {
  expect(budget({ lastDay: null })).toMatchObject({ pace: null, state: "unknown" });
});
