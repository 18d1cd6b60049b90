import { expect, test } from "vitest";
import { writeTick } from "./shapes.tsx";
import { valueAxis } from "./value-axis.tsx";

const data = (...values: (number | null)[]) => ({
  series: ["Visits"],
  points: values.map((value, index) => ({ label: `${index}`, values: [value] })),
});
const PX_A_LETTER = 7;
const axisOf = (...values: (number | null)[]) => valueAxis(data(...values), (label) => label.length * PX_A_LETTER);

test("goes from zero to a round number beyond the largest value", () => {
  expect(axisOf(120, null, 260).ticks).toEqual([0, 65, 130, 195, 260]);
});

test("is as wide as its longest label", () => {
  expect(axisOf(3, 4).width).toBe(PX_A_LETTER + 16);
  expect(axisOf(900, 1000).width).toBe(3 * PX_A_LETTER + 16);
});

test("reaches below zero where a value does", () => {
  const { domain, ticks } = axisOf(-5, 10);
  expect(domain[0]).toBeLessThanOrEqual(-5);
  expect(ticks).toContain(0);
});

test("offers no halves of whole numbers, and stands without any value", () => {
  expect(axisOf(1, 2).ticks.every(Number.isInteger)).toBe(true);
  expect(axisOf(null).ticks.length).toBeGreaterThan(1);
});

test("writes what it names, not a rounder value", () => {
  expect([350, 1050, 1400].map((value) => writeTick(value, { kind: "money", currency: "USD" }))).toEqual(["$350", "$1.05K", "$1.4K"]);
  expect([1050, 1_250_000, 0.25].map((value) => writeTick(value))).toEqual(["1.05K", "1.25M", "0.25"]);
});
