import fc from "fast-check";
import { expect, test } from "vitest";
import { creditOf, pointsOf, tierOf } from "./rewards.ts";

test.each([
  ["signup", 100, 25],
  ["trial", 100, 15],
  ["subscription", 100, 50],
  ["upgrade", 100, 30],
  ["signup", 110, 27],
  ["subscription", 150, 75],
] as const)("a %s at %i percent brings %i points", (kind, multiplier, points) => {
  expect(pointsOf(kind, multiplier, null)).toBe(points);
});

test.each([
  [129_000, 2, 100, 129],
  [999, 2, 100, 0],
  [1_290, 0, 100, 129],
  [129_000, 3, 150, 19],
  [1_000_000_000, 0, 150, 100_000],
])("a purchase of %i minor units with %i digits at %i percent brings a tenth: %i", (minor, digits, multiplier, points) => {
  expect(pointsOf("purchase", multiplier, { minor, digits })).toBe(points);
});

test.each([
  [0, "starter", 3],
  [2, "starter", 1],
  [3, "bronze", 7],
  [10, "silver", 15],
  [24, "silver", 1],
  [25, "gold", null],
] as const)("%i paid referrals are %s, with %s to the next", (paid, tier, missing) => {
  expect(tierOf(paid)).toMatchObject({ tier, next: missing === null ? null : { missing } });
});

test("more paid referrals never bring less, and what is missing leads to the next tier exactly", () => {
  fc.assert(
    fc.property(fc.nat(60), (paid) => {
      const { multiplier, next } = tierOf(paid);
      expect(tierOf(paid + 1).multiplier).toBeGreaterThanOrEqual(multiplier);
      if (next) expect(tierOf(paid + next.missing)).toMatchObject({ tier: next.tier, multiplier: next.multiplier });
    }),
  );
});

test("an invited company is spared a quarter of its first month", () => {
  expect([9_700, 29_700, 99_700, 1].map(creditOf)).toEqual([2_425, 7_425, 24_925, 0]);
});
