import { describe, expect, test } from "vitest";
import { pacingOf } from "./pacing.ts";

const dayOf = (offset: number) => new Date(Date.UTC(2026, 10, 1 + offset)).toISOString().slice(0, 10);
const daysOf = (spends: number[]) => spends.map((spendMinor, index) => ({ day: dayOf(index), spendMinor }));
const campaign = (spends: number[], change: object = {}) => ({
  budgetMinor: 30_000,
  startsOn: "2026-11-01",
  endsOn: "2026-11-30",
  lastDay: spends.length > 0 ? dayOf(spends.length - 1) : null,
  spentMinor: spends.reduce((sum, spend) => sum + spend, 0),
  days: daysOf(spends),
  ...change,
});

describe("a forecast", () => {
  test("of even days is their sum, without any width", () => {
    const { forecast, plannedSoFarMinor, reason } = pacingOf(campaign(Array(10).fill(1_500)));
    expect(reason).toBeNull();
    expect(plannedSoFarMinor).toBe(10_000);
    expect(forecast).toEqual({
      basisDays: 10,
      daysLeft: 20,
      dailyMinor: 1_500,
      expectedMinor: 45_000,
      lowMinor: 45_000,
      highMinor: 45_000,
      dailyToBudgetMinor: 750,
    });
  });

  test("of days that vary has the width that its formula says", () => {
    const { forecast } = pacingOf(campaign([0, 2_000, 0, 2_000, 0, 2_000, 0, 2_000, 0, 2_000]));
    // s = √(10 × 1000² / 9); z × s × √(20 + 400 / 10)
    const spread = 1.2816 * Math.sqrt(1e7 / 9) * Math.sqrt(60);
    expect(forecast).toMatchObject({ expectedMinor: 30_000, lowMinor: Math.round(30_000 - spread), highMinor: Math.round(30_000 + spread) });
  });

  test("counts a day without figures as no spend", () => {
    const given = campaign(Array(10).fill(1_000));
    const days = given.days.filter((_, index) => index !== 4);
    expect(pacingOf({ ...given, days, spentMinor: 9_000 }).forecast).toMatchObject({ basisDays: 10, dailyMinor: 900 });
  });

  test("looks back 28 days and no further", () => {
    const spends = [...Array(12).fill(100_000), ...Array(28).fill(10)];
    expect(pacingOf(campaign(spends, { endsOn: "2026-12-31" })).forecast).toMatchObject({ basisDays: 28, dailyMinor: 10 });
  });

  test("never falls below what is spent", () => {
    const { forecast } = pacingOf(campaign([0, 0, 0, 0, 0, 0, 9_000]));
    expect(forecast?.lowMinor).toBe(9_000);
  });

  test("says that nothing may be spent any more where the budget is used up", () => {
    expect(pacingOf(campaign(Array(8).fill(5_000))).forecast).toMatchObject({ dailyToBudgetMinor: 0 });
  });
});

test.each([
  ["no_budget", campaign(Array(10).fill(1), { budgetMinor: 0 })],
  ["no_figures", campaign([])],
  ["no_end", campaign(Array(10).fill(1), { endsOn: null })],
  ["over", campaign(Array(30).fill(1))],
  ["too_few_days", campaign(Array(6).fill(1))],
])("there is none, since %s", (reason, given) => {
  expect(pacingOf(given)).toMatchObject({ forecast: null, reason });
});
