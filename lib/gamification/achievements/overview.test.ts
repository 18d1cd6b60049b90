import { describe, expect, test } from "vitest";
import { evaluate, type Known } from "../conditions/evaluate.ts";
import { MEASURES } from "../conditions/shapes.ts";
import { leaderboardInput } from "../schema.ts";
import { achievementOf, byEarnedThenNearest, concealed } from "./achievements-of.ts";
import type { Definition } from "./definitions.ts";
import { nextSteps } from "./next-steps.ts";

const known = (clicks: number, tallies: Known["tallies"] = []): Known => ({
  tallies,
  measures: { ...(Object.fromEntries(MEASURES.map((each) => [each, 0])) as Record<(typeof MEASURES)[number], number>), clicks },
});
const definition = (key: string, atLeast: number, change: Partial<Definition> = {}): Definition => ({
  ...{ key, name: key, description: key, kind: "milestone", surface: "marketing", tier: "bronze", points: 10, difficulty: 1 },
  ...{ condition: { measure: "clicks", atLeast }, isHidden: false, repeatEvery: null, tenantId: null, version: 1 },
  ...{ events: [], usesMeasures: true, countsFrom: null },
  ...change,
});
const earned = (at: string) => ({ count: 1, lastAt: new Date(at), takenBack: null });

describe("an achievement", () => {
  test("stays earned when its measure has fallen", () => {
    const achievement = achievementOf(definition("click-magnet", 100), earned("2026-01-01"), known(1));
    expect(achievement).toMatchObject({
      state: "earned",
      earnedAt: "2026-01-01T00:00:00.000Z",
      progress: 1,
      measure: "clicks",
      current: 1,
      target: 100,
    });
  });

  test("that was taken back is open again and says so, until it is earned anew", () => {
    const takenBack = { at: "2026-02-01T00:00:00.000Z", because: "event" as const };
    const own = definition("own", 4, { condition: { count: { event: "order.paid" }, atLeast: 4 } });
    expect(achievementOf(own, { count: 0, lastAt: null, takenBack }, known(0, [1]))).toMatchObject({
      state: "open",
      earnedAt: null,
      progress: 0.25,
      takenBack,
    });
    expect(achievementOf(own, { count: 1, lastAt: new Date("2026-03-01"), takenBack }, known(0, [4]))).toMatchObject({
      state: "earned",
      takenBack: null,
    });
  });

  test("that can be earned again shows how far it is this time", () => {
    const weekly = definition("weekly", 4, { condition: { count: { event: "order.paid" }, atLeast: 4 }, repeatEvery: "week" });
    expect(achievementOf(weekly, { count: 3, lastAt: new Date("2026-01-01"), takenBack: null }, known(0, [1]))).toMatchObject({
      earnedCount: 3,
      progress: 0.25,
      current: 1,
    });
  });

  test("stands by earned, newest first, then by what is nearest, then hidden", () => {
    const made = [
      achievementOf(definition("secret", 51, { isHidden: true }), null, known(50)),
      achievementOf(definition("far", 1000), null, known(50)),
      achievementOf(definition("old", 10), earned("2026-01-01"), known(50)),
      achievementOf(definition("near", 100), null, known(50)),
      achievementOf(definition("new", 10), earned("2026-02-01"), known(50)),
    ];
    expect(made.sort(byEarnedThenNearest).map(({ key }) => key)).toEqual(["new", "old", "near", "far", "secret"]);
  });

  test("that is hidden says nothing of what it takes before it is earned", () => {
    const [hidden] = concealed([achievementOf(definition("secret", 51, { isHidden: true, points: 777 }), null, known(50))]);
    expect(hidden).toMatchObject({ key: "hidden-1", state: "hidden", parts: [], measure: null, current: null, target: null });
    expect(JSON.stringify(hidden)).not.toMatch(/secret|777|clicks/);
    const [shown] = concealed([achievementOf(definition("secret", 51, { isHidden: true }), earned("2026-01-01"), known(51))]);
    expect(shown).toMatchObject({ key: "secret", state: "earned" });
  });
});

describe("the next steps", () => {
  test("are the nearest of each thing, with what is missing, and never the hidden", () => {
    const open = (key: string, change: Partial<Definition>, from: Known) => achievementOf(definition(key, 100, change), null, from);
    const orders = { condition: { count: { event: "order.paid" as const }, atLeast: 10 } };
    const steps = nextSteps([
      open("clicks", {}, known(90)),
      open("more-clicks", { condition: { measure: "clicks", atLeast: 200 } }, known(90)),
      open("orders", orders, known(0, [3])),
      open("secret", { isHidden: true }, known(99)),
      open("reviews", { condition: { count: { event: "review.approved" }, atLeast: 1 } }, known(0, [null])),
      open("unknown", { condition: { measure: "roi", atLeast: 1 } }, { tallies: [], measures: null }),
    ]);
    expect(steps.map(({ key, remaining, reason }) => [key, remaining, reason])).toEqual([
      ["clicks", 10, "nearest"],
      ["orders", 7, "nearest"],
      ["reviews", 1, "begin"],
    ]);
  });
});

test("one part stands for itself", () => {
  expect(evaluate({ measure: "clicks", atLeast: 200 }, known(50))).toMatchObject({
    progress: 0.25,
    isMet: false,
    leading: { current: 50, target: 200 },
  });
});

test("the leaderboard is of all time unless asked", () => {
  expect(leaderboardInput.parse({})).toMatchObject({ period: "all" });
  expect(leaderboardInput.safeParse({ period: "year" }).success).toBe(false);
});
