import { expect, test } from "vitest";
import { rewardOf } from "./rewards.ts";
import { planSeasonCall, planSeasonInput } from "./schema.ts";

const rewards = [
  { toRank: 1, points: 500 },
  { toRank: 3, points: 200 },
];

test.each([
  [1, 500],
  [2, 200],
  [3, 200],
  [4, 0],
])("rank %i brings %i", (rank, points) => {
  expect(rewardOf(rewards, rank)).toBe(points);
});

const form = { name: "Spring", startsOn: "2026-03-01", endsOn: "2026-05-31" };

test("a form without points for a row has no reward there", () => {
  expect(planSeasonInput.parse({ ...form, reward1: "500", reward2: "", reward10: "50" }).rewards).toEqual([
    { toRank: 1, points: 500 },
    { toRank: 10, points: 50 },
  ]);
});

test.each([
  [{ endsOn: "2026-02-28" }, "endsOn"],
  [{ endsOn: "2027-03-02" }, "endsOn"],
  [{ name: " " }, "name"],
  [{ reward1: "-5" }, "reward1"],
  [{ reward1: "100001" }, "reward1"],
])("a season of %o is refused at %s", (fields, path) => {
  expect(planSeasonInput.safeParse({ ...form, ...fields }).error?.issues.map((issue) => issue.path[0])).toContain(path);
});

test("a season lasts up to 366 days, and its ranks rise", () => {
  expect(planSeasonInput.safeParse({ ...form, endsOn: "2027-03-01" }).success).toBe(true);
  expect(planSeasonCall.safeParse({ ...form, rewards }).success).toBe(true);
  expect(planSeasonCall.safeParse({ ...form, rewards: rewards.toReversed() }).success).toBe(false);
});
