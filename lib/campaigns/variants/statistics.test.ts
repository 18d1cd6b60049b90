import { describe, expect, test } from "vitest";
import { normalArea, normalQuantile } from "./normal.ts";
import { differenceInterval, fisherTest, holm, isSmall, pooledTest, wilsonInterval } from "./proportions.ts";
import { samplePerVariant } from "./sample-size.ts";

const of = (successes: number, trials: number) => ({ successes, trials });

describe("the normal distribution", () => {
  test.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [-1.959963984540054, 0.025],
    [-3, 0.00134989803163009],
    [-8, 6.22096057427178e-16],
  ])("has an area of %f below %f, as tables have it", (z, area) => {
    expect(Math.abs(normalArea(z) - area)).toBeLessThan(1e-14);
    expect(Math.abs(normalArea(z) / area - 1)).toBeLessThan(1e-7);
  });

  test.each([
    [0.975, 1.959963984540054],
    [0.8, 0.8416212335729143],
    [0.5, 0],
    [0.005, -2.5758293035489004],
  ])("has %f of it below %f", (share, z) => expect(normalQuantile(share)).toBeCloseTo(z, 10));
});

describe("intervals are those of Newcombe’s papers", () => {
  // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, 1998, 857–872, Table I, method 3.
  test.each([
    [of(81, 263), 0.2553, 0.3662],
    [of(15, 148), 0.0624, 0.1605],
    [of(0, 20), 0, 0.1611],
    [of(1, 29), 0.0061, 0.1718],
  ])("of one rate: %o", (counted, low, high) => {
    const interval = wilsonInterval(counted, 0.95);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  // The same, Interval estimation for the difference between independent proportions, 873–890, Table II, method 10. Its difference is first − second.
  test.each([
    [of(56, 70), of(48, 80), 0.0524, 0.3339],
    [of(9, 10), of(3, 10), 0.1705, 0.809],
    [of(6, 7), of(2, 7), 0.0582, 0.8062],
    [of(5, 56), of(0, 29), -0.0381, 0.1926],
    [of(0, 10), of(0, 20), -0.1611, 0.2775],
    [of(0, 10), of(0, 10), -0.2775, 0.2775],
    [of(10, 10), of(0, 20), 0.6791, 1],
    [of(10, 10), of(0, 10), 0.6075, 1],
  ])("of a difference: %o and %o", (one, other, low, high) => {
    const interval = differenceInterval(other, one, 0.95);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
});

describe("tests give the p-values of their books", () => {
  test("the physicians’ health study: chi-squared 25.01 (Agresti, Categorical Data Analysis, 3.2.1)", () => {
    const { z, pValue } = pooledTest(of(104, 11_037), of(189, 11_034));
    expect(z ** 2).toBeCloseTo(25.01, 2);
    expect(pValue).toBeLessThan(0.0001);
  });

  test("Fisher’s tea: 0.4857 (Agresti, 3.5.2)", () => expect(fisherTest(of(3, 4), of(1, 4))).toBeCloseTo(0.4857, 4));

  test("convicted twins: 0.0005367 (Fisher 1962, as in R’s help on fisher.test)", () =>
    expect(fisherTest(of(2, 17), of(10, 13))).toBeCloseTo(0.0005367, 7));

  test("the exact test is the same whichever comes first, and does not lose itself among many", () => {
    expect(fisherTest(of(7, 5_000), of(1, 90_000))).toBeCloseTo(fisherTest(of(1, 90_000), of(7, 5_000)), 12);
    expect(fisherTest(of(2, 1_000_000), of(2, 1_000_000))).toBeCloseTo(1, 6);
  });

  test("nothing counted of either is no difference", () => expect(pooledTest(of(0, 50), of(0, 60)).pValue).toBe(1));

  test("small counts are known by what is expected", () => {
    expect(isSmall(of(0, 100), of(9, 100))).toBe(true);
    expect(isSmall(of(1, 100), of(9, 100))).toBe(false);
    expect(isSmall(of(100, 100), of(91, 100))).toBe(true);
  });

  test("Holm’s correction", () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([0.2])).toEqual([0.2]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
  });
});

describe("the sample", () => {
  const plan = { baseline: 0.5, effect: 0.25, alpha: 0.05, power: 0.9, variants: 2 };
  test("is 76.7, rounded up, as in R’s help on power.prop.test", () => expect(samplePerVariant(plan)).toBe(77));

  test("grows with what is asked of it", () => {
    const less = samplePerVariant(plan);
    for (const more of [{ effect: 0.1 }, { alpha: 0.01 }, { power: 0.95 }, { variants: 3 }])
      expect(samplePerVariant({ ...plan, ...more })).toBeGreaterThan(less);
  });
});
