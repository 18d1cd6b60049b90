import { expect, test } from "vitest";
import { BOUNDS_MS, CLASSES, classOf, quantileOf } from "./histogram.ts";

const counted = (...durationsMs: number[]) => {
  const latency = new Array<number>(CLASSES).fill(0);
  for (const duration of durationsMs) latency[classOf(duration)] = (latency[classOf(duration)] ?? 0) + 1;
  return latency;
};

test("a duration is in the first class whose bound it does not exceed", () => {
  expect([0, 5, 5.1, 5_000, 60_000].map(classOf)).toEqual([0, 0, 1, 9, 10]);
});

test("a quantile lies within the class that holds it", () => {
  const latency = counted(...Array.from({ length: 98 }, () => 20), 400, 400);
  expect(quantileOf(latency, 0.5)).toBeGreaterThan(10);
  expect(quantileOf(latency, 0.5)).toBeLessThanOrEqual(25);
  expect(quantileOf(latency, 0.99)).toBeGreaterThan(250);
  expect(quantileOf(latency, 0.99)).toBeLessThanOrEqual(500);
});

test("without calls nothing is known, and beyond the last bound no more than it", () => {
  expect(quantileOf(counted(), 0.5)).toBeNull();
  expect(quantileOf(counted(60_000), 0.5)).toBe(BOUNDS_MS.at(-1));
});
