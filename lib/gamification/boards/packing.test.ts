import fc from "fast-check";
import { expect, test } from "vitest";
import { groupSizeOf, packScore, pointsOf } from "./packing.ts";
import { LEADERBOARD_PERIODS } from "./schema.ts";

// A day may have 25 hours.
const DAYS = { day: 25 / 24, week: 7, month: 31, quarter: 92, all: 365 };
const begin = Date.UTC(2026, 9, 1);

test.each(LEADERBOARD_PERIODS)("a score of a %s gives its points back, and of equal points the earlier stand higher", (period) => {
  const until = period === "all" ? null : new Date(begin + DAYS[period] * 86_400_000);
  const moment = fc.integer({ min: 0, max: DAYS[period] * 86_400 - 1 }).map((second) => new Date(begin + second * 1_000));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), moment, moment, (points, one, other) => {
      const [early, late] = [one, other].toSorted((a, b) => a.getTime() - b.getTime()) as [Date, Date];
      const [higher, lower] = [packScore(period, points, early, until), packScore(period, points, late, until)];
      expect(pointsOf(period, higher)).toBe(points);
      expect(pointsOf(period, lower)).toBe(points);
      expect(higher).toBeGreaterThanOrEqual(lower);
      expect(packScore(period, points + 1, late, until)).toBeGreaterThan(higher);
    }),
  );
});

test("whoever had them after the end, by clocks that differ, stays among those of their points", () => {
  const until = new Date(begin);
  expect(pointsOf("week", packScore("week", 5, new Date(begin + 5_000), until))).toBe(5);
  expect(groupSizeOf("week")).toBe(1_048_576);
});
