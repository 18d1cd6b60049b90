import fc from "fast-check";
import { expect, test } from "vitest";
import type { Counts } from "../counts-schema.ts";
import { CHANGED_FIGURES, decompose } from "./decompose.ts";

const counts = (change: Partial<Counts>): Counts => ({ impressions: 0, clicks: 0, conversions: 0, spendMinor: 0, revenueMinor: 0, ...change });
const anyCounts = fc.record({
  impressions: fc.nat(5_000_000),
  clicks: fc.nat(200_000),
  conversions: fc.nat(20_000),
  spendMinor: fc.nat(900_000_000),
  revenueMinor: fc.nat(900_000_000),
});

test("what volume, rate and price did adds up to the change, to the unit, whatever the counts", () => {
  fc.assert(
    fc.property(anyCounts, anyCounts, fc.constantFrom(...CHANGED_FIGURES), (before, now, figure) => {
      const { volume, rate, price, other } = decompose(figure, before, now);
      for (const part of [volume, rate, price, other]) expect(Number.isInteger(part)).toBe(true);
      expect(volume + rate + price + other).toBe(now[figure] - before[figure]);
    }),
    { numRuns: 2_000 },
  );
});

test("only the factor that changed gets a part", () => {
  const before = counts({ clicks: 100, conversions: 10, revenueMinor: 100_000 });
  expect(decompose("revenueMinor", before, counts({ clicks: 200, conversions: 20, revenueMinor: 200_000 }))).toEqual({
    volume: 100_000,
    rate: 0,
    price: 0,
    other: 0,
  });
  expect(decompose("revenueMinor", before, counts({ clicks: 100, conversions: 5, revenueMinor: 50_000 }))).toEqual({
    volume: 0,
    rate: -50_000,
    price: 0,
    other: 0,
  });
  expect(decompose("revenueMinor", before, counts({ clicks: 100, conversions: 10, revenueMinor: 70_000 }))).toEqual({
    volume: 0,
    rate: 0,
    price: -30_000,
    other: 0,
  });
});

test("two factors that doubled share the change evenly", () => {
  // 100 clicks × 0.1 × 100 = 1,000; 200 clicks × 0.2 × 100 = 4,000.
  const parts = decompose(
    "revenueMinor",
    counts({ clicks: 100, conversions: 10, revenueMinor: 1_000 }),
    counts({ clicks: 200, conversions: 40, revenueMinor: 4_000 }),
  );
  expect(parts).toEqual({ volume: 1_500, rate: 1_500, price: 0, other: 0 });
});

test("what began or ended is volume alone", () => {
  const running = counts({ impressions: 1_000, clicks: 100, conversions: 10, spendMinor: 5_000, revenueMinor: 90_000 });
  expect(decompose("revenueMinor", counts({}), running)).toEqual({ volume: 90_000, rate: 0, price: 0, other: 0 });
  expect(decompose("spendMinor", running, counts({}))).toEqual({ volume: -5_000, rate: 0, price: 0, other: 0 });
});

test("clicks that led to nothing any more are a matter of the rate", () => {
  const before = counts({ clicks: 100, conversions: 10, revenueMinor: 100_000 });
  expect(decompose("revenueMinor", before, counts({ clicks: 100 }))).toEqual({ volume: 0, rate: -100_000, price: 0, other: 0 });
});

test("money without a click is not explained away", () => {
  expect(decompose("revenueMinor", counts({}), counts({ revenueMinor: 700 }))).toEqual({ volume: 0, rate: 0, price: 0, other: 700 });
});

test("conversions have no price", () => {
  const parts = decompose(
    "conversions",
    counts({ impressions: 1_000, clicks: 100, conversions: 10 }),
    counts({ impressions: 900, clicks: 150, conversions: 12 }),
  );
  expect(parts.price).toBe(0);
  expect(parts.volume + parts.rate).toBe(2);
});
