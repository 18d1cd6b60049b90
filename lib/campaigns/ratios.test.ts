import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figuresOf, ratiosOf, sumOf } from "./ratios.ts";
import type { Counts } from "./schema.ts";

const natural = fc.integer({ min: 0, max: 2_147_483_647 });
const countsArbitrary: fc.Arbitrary<Counts> = fc.record({
  impressions: natural,
  clicks: natural,
  conversions: natural,
  spendMinor: natural,
  revenueMinor: natural,
});

describe("ratios", () => {
  test("follow the definitions", () => {
    const ratios = ratiosOf({ impressions: 10_000, clicks: 200, conversions: 10, spendMinor: 50_000, revenueMinor: 300_000 });
    expect(ratios).toEqual({ ctr: 0.02, cpcMinor: 250, cvr: 0.05, cpaMinor: 5_000, roas: 6, roi: 5 });
  });

  test("are null exactly when the denominator is zero, and finite otherwise", () => {
    fc.assert(
      fc.property(countsArbitrary, (counts) => {
        const { ctr, cpcMinor, cvr, cpaMinor, roas, roi } = ratiosOf(counts);
        const pairs: [number | null, number][] = [
          [ctr, counts.impressions],
          [cpcMinor, counts.clicks],
          [cvr, counts.clicks],
          [cpaMinor, counts.conversions],
          [roas, counts.spendMinor],
          [roi, counts.spendMinor],
        ];
        for (const [ratio, denominator] of pairs) {
          if (denominator === 0) expect(ratio).toBeNull();
          else expect(Number.isFinite(ratio)).toBe(true);
        }
      }),
    );
  });

  test("ROI is ROAS less one, and never below a total loss", () => {
    fc.assert(
      fc.property(countsArbitrary, (counts) => {
        const { roas, roi } = ratiosOf(counts);
        if (roas === null || roi === null) return;
        expect(roi).toBeCloseTo(roas - 1, 6);
        expect(roi).toBeGreaterThanOrEqual(-1);
      }),
    );
  });
});

describe("sums", () => {
  test("of nothing are zero, with every ratio unknown", () => {
    const figures = figuresOf(sumOf([]));
    expect(figures).toMatchObject({ impressions: 0, spendMinor: 0, ctr: null, cpcMinor: null, cvr: null, cpaMinor: null, roas: null, roi: null });
  });

  test("do not depend on how the parts are grouped", () => {
    fc.assert(
      fc.property(fc.array(countsArbitrary), fc.array(countsArbitrary), (left, right) => {
        expect(sumOf([...left, ...right])).toEqual(sumOf([sumOf(left), sumOf(right)]));
      }),
    );
  });

  test("equal the sum of their parts, count by count", () => {
    fc.assert(
      fc.property(fc.array(countsArbitrary), (parts) => {
        const total = sumOf(parts);
        for (const key of ["impressions", "clicks", "conversions", "spendMinor", "revenueMinor"] as const) {
          expect(total[key]).toBe(parts.reduce((sum, part) => sum + part[key], 0));
        }
      }),
    );
  });
});
