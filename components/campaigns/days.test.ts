import { expect, test } from "vitest";
import { bestDay, everyDay } from "./days.ts";

const day = (name: string, conversions: number) => ({ day: name, impressions: 0, clicks: 0, conversions, spendMinor: 0, revenueMinor: 0 });

test("a day without figures is a gap, not a zero", () => {
  const days = everyDay([day("2026-11-01", 3), day("2026-11-03", 0)], "2026-11-01", "2026-11-04", "en");
  expect(days.map(({ label, counts }) => [label, counts?.conversions ?? null])).toEqual([
    ["Nov 1", 3],
    ["Nov 2", null],
    ["Nov 3", 0],
    ["Nov 4", null],
  ]);
});

test("labels differ over more than a year", () => {
  const labels = everyDay([], "2025-11-01", "2026-12-01", "en").map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
});

test("the best day is none when nothing happened", () => {
  expect(bestDay([], (each) => each.conversions)).toBeNull();
  expect(bestDay([day("2026-11-01", 0)], (each) => each.conversions)).toBeNull();
  expect(bestDay([day("2026-11-01", 2), day("2026-11-02", 5), day("2026-11-03", 5)], (each) => each.conversions)?.day).toBe("2026-11-02");
});
