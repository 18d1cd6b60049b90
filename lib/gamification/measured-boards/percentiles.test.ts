import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Measured } from "./measures.ts";
import { compareMeasured, percentileRanks } from "./percentiles.ts";

const measured: fc.Arbitrary<Measured> = fc.record({
  over: fc.integer({ min: -5, max: 5 }),
  under: fc.integer({ min: 1, max: 4 }),
  rows: fc.constant(1),
});
const valuesArbitrary = fc.array(measured, { maxLength: 40 }).map((values) => new Map(values.map((value, index) => [String(index), value])));
const of = (...values: [number, number][]) => new Map(values.map(([over, under], index) => [String(index), { over, under, rows: 1 }]));

describe("percentile ranks", () => {
  test.each([
    ["one company", of([7, 1]), [5_000]],
    ["three that are equal", of([1, 2], [2, 4], [3, 6]), [5_000, 5_000, 5_000]],
    ["two", of([1, 1], [2, 1]), [2_500, 7_500]],
    ["three, of which one is far ahead", of([1, 1], [2, 1], [9_000, 1]), [1_667, 5_000, 8_333]],
    ["a loss below nothing", of([-1, 3], [0, 1]), [2_500, 7_500]],
  ])("of %s", (_, values, expected) => {
    expect([...values.keys()].map((key) => percentileRanks(values).get(key))).toEqual(expected);
  });

  test("are equal for equal values and larger for larger ones, however they are divided", () => {
    fc.assert(
      fc.property(valuesArbitrary, (values) => {
        const ranks = percentileRanks(values);
        for (const [one, a] of values)
          for (const [other, b] of values) expect(Math.sign((ranks.get(one) ?? 0) - (ranks.get(other) ?? 0))).toBe(compareMeasured(a, b));
      }),
    );
  });

  test("count who is below and half of who is equal, of all", () => {
    fc.assert(
      fc.property(valuesArbitrary, (values) => {
        const ranks = percentileRanks(values);
        for (const [company, value] of values) {
          const below = [...values.values()].filter((other) => compareMeasured(other, value) < 0).length;
          const equal = [...values.values()].filter((other) => compareMeasured(other, value) === 0).length;
          expect(ranks.get(company)).toBe(Math.floor((10_000 * (2 * below + equal)) / (2 * values.size) + 0.5));
        }
      }),
    );
  });

  test("tell amounts apart that a quotient of doubles would not", () => {
    const ranks = percentileRanks(of([9_007_199_254_740_991, 9_007_199_254_740_990], [9_007_199_254_740_990, 9_007_199_254_740_989]));
    expect(ranks.get("0")).toBeLessThan(ranks.get("1") ?? 0);
  });
});
