import { expect, test } from "vitest";
import { heightOf, valueScale } from "./value-scale.ts";

const scaleOf = (...values: (number | null)[]) =>
  valueScale({ series: ["Visits"], points: values.map((value, index) => ({ label: `${index}`, values: [value] })) });

test("a value lies between the ends of the axis", () => {
  const scale = scaleOf(0, 130, 260);
  expect(heightOf(0, scale)).toBe(0);
  expect(heightOf(130, scale)).toBe(0.5);
  expect(heightOf(260, scale)).toBe(1);
});

test("zero lies above the foot where a value is below it, and nothing is divided by nothing", () => {
  expect(heightOf(0, scaleOf(-5, 10))).toBeGreaterThan(0);
  expect(heightOf(0, { ticks: [0], domain: [0, 0] })).toBe(0);
});
