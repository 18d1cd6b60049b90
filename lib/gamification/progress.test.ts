import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { achievementOf, byEarnedThenNearest } from "./achievements-of.ts";
import type { DefinitionWithAward } from "./definitions.ts";
import type { Measures } from "./measures.ts";
import { progressOf } from "./progress.ts";
import { condition, leaderboardInput, MEASURES } from "./schema.ts";

const measures = (values: Partial<Measures> = {}): Measures => ({
  ...(Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Measures),
  ...values,
});

describe("progress", () => {
  test("is the part of the target that is reached", () => {
    expect(progressOf({ measure: "clicks", atLeast: 200 }, measures({ clicks: 50 }))).toEqual({
      current: 50,
      target: 200,
      progress: 0.25,
      isMet: false,
    });
  });

  test("is unknown for a return before anything was spent", () => {
    expect(progressOf({ measure: "roi", atLeast: 5 }, measures({ roi: null }))).toEqual({ current: null, target: 5, progress: null, isMet: false });
  });

  test("does not fall below zero for a loss", () => {
    expect(progressOf({ measure: "roi", atLeast: 5 }, measures({ roi: -0.8 }))).toMatchObject({ current: -0.8, progress: 0, isMet: false });
  });

  test("is 1 exactly when the condition is met", () => {
    const value = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(value, fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (current, atLeast) => {
        const { progress, isMet } = progressOf({ measure: "revenue_minor", atLeast }, measures({ revenue_minor: current }));
        expect(isMet).toBe(current >= atLeast);
        expect(progress === 1).toBe(isMet);
        expect(progress).toBeGreaterThanOrEqual(0);
        expect(progress).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("an achievement", () => {
  const definition = (key: string, atLeast: number, awardedAt: string | null = null): DefinitionWithAward => ({
    key,
    name: key,
    description: key,
    kind: "milestone",
    surface: "marketing",
    tier: "bronze",
    points: 10,
    difficulty: 1,
    condition: { measure: "clicks", atLeast },
    awardedAt: awardedAt === null ? null : new Date(awardedAt),
  });

  test("stays earned when its measure has fallen", () => {
    const achievement = achievementOf(definition("click-magnet", 100, "2026-01-01"), measures({ clicks: 1 }));
    expect(achievement).toMatchObject({ earnedAt: "2026-01-01T00:00:00.000Z", progress: 1, current: 1, target: 100 });
  });

  test("stands by earned, newest first, then by what is nearest", () => {
    const definitions = [definition("far", 1000), definition("old", 10, "2026-01-01"), definition("near", 100), definition("new", 10, "2026-02-01")];
    const sorted = definitions.map((each) => achievementOf(each, measures({ clicks: 50 }))).sort(byEarnedThenNearest);
    expect(sorted.map(({ key }) => key)).toEqual(["new", "old", "near", "far"]);
  });
});

describe("a condition", () => {
  test.each([
    { measure: "clicks", atLeast: 1 },
    { measure: "roi", atLeast: 0.5 },
  ])("is read: %o", (value) => {
    expect(condition.parse(value)).toEqual(value);
  });

  test.each([
    { measure: "followers", atLeast: 1 },
    { measure: "clicks" },
    { measure: "clicks", atLeast: 0 },
    { measure: "clicks", atLeast: "1" },
    { measure: "clicks", atLeast: 1, all: [] },
  ])("is refused: %o", (value) => {
    expect(condition.safeParse(value).success).toBe(false);
  });
});

test("the leaderboard is of all time unless asked", () => {
  expect(leaderboardInput.parse({})).toMatchObject({ period: "all" });
  expect(leaderboardInput.safeParse({ period: "year" }).success).toBe(false);
});
