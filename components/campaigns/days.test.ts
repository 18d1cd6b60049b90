import { expect, test } from "vitest";
import { bestDay, everyDay, spansOf } from "./days.ts";

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

test("a quarter is drawn by day, what is longer by week", () => {
  expect(spansOf([], "2026-01-01", "2026-04-02", "en")).toMatchObject({ by: "day", spans: { length: 92 } });
  expect(spansOf([], "2026-01-01", "2026-04-03", "en")).toMatchObject({ by: "week", spans: { length: 14 } });
});

test("weeks of more than a year are told apart by it", () => {
  const labels = spansOf([], "2025-11-01", "2026-12-06", "en").spans.map(({ label }) => label);
  expect(labels.at(-1)).toBe("Nov 30, 26");
  expect(new Set(labels).size).toBe(labels.length);
});

test("weeks begin on Monday, count the days that lie in the time, and one without figures is a gap", () => {
  const days = [day("2026-01-01", 1), day("2026-01-04", 2), day("2026-01-05", 4), day("2026-01-19", 8), day("2026-04-06", 16)];
  const { spans } = spansOf(days, "2026-01-01", "2026-04-07", "en");
  expect(spans.slice(0, 4).map(({ label, counts }) => [label, counts?.conversions ?? null])).toEqual([
    ["Jan 1", 3],
    ["Jan 5", 4],
    ["Jan 12", null],
    ["Jan 19", 8],
  ]);
  expect(spans.at(-1)).toMatchObject({ label: "Apr 6", counts: { conversions: 16 } });
  expect(spans).toHaveLength(15);
});

test("the best day is none when nothing happened", () => {
  expect(bestDay([], (each) => each.conversions)).toBeNull();
  expect(bestDay([day("2026-11-01", 0)], (each) => each.conversions)).toBeNull();
  expect(bestDay([day("2026-11-01", 2), day("2026-11-02", 5), day("2026-11-03", 5)], (each) => each.conversions)?.day).toBe("2026-11-02");
});
