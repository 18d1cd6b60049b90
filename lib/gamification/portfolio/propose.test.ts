import { describe, expect, test } from "vitest";
import { type ChannelDay, computeFigure, wholePeriods } from "./figure-values.ts";
import { proposeFigures } from "./propose.ts";

const row = (day: string, change: Partial<ChannelDay> = {}): ChannelDay => ({
  day,
  channel: "email",
  impressions: 1_000,
  clicks: 100,
  conversions: 10,
  spendMinor: 1_000,
  revenueMinor: 4_000,
  rows: 1,
  changedAt: new Date("2026-11-01T00:00:00Z"),
  ...change,
});

describe("figures", () => {
  test("are proposed from nothing never", () => {
    expect(proposeFigures([], "premium")).toEqual([]);
  });

  test("compare the first whole quarter with the last", () => {
    const days = [row("2026-01-01"), row("2026-03-31"), row("2026-04-01"), row("2026-09-30", { spendMinor: 500 })];
    const cpa = proposeFigures(days, "comprehensive").find(({ measure, channel }) => measure === "cpa_minor" && channel === null);
    expect(cpa).toMatchObject({
      periodFrom: "2026-07-01",
      periodTo: "2026-09-30",
      baselineFrom: "2026-01-01",
      baselineTo: "2026-03-31",
      value: 50,
      baselineValue: 100,
      sourceRows: 3,
      isChosen: true,
    });
  });

  test("that got worse are offered and not chosen", () => {
    const days = [row("2026-01-01"), row("2026-03-31"), row("2026-06-30", { spendMinor: 5_000 })];
    expect(proposeFigures(days, "premium").find(({ measure }) => measure === "cpa_minor")).toMatchObject({ value: 500, isChosen: false });
  });

  test("compare months where there are no two quarters, and nothing in a month that has only begun", () => {
    const months = [row("2026-01-01"), row("2026-01-31"), row("2026-02-28")];
    expect(proposeFigures(months, "premium").find(({ baselineFrom }) => baselineFrom !== null)).toMatchObject({
      baselineFrom: "2026-01-01",
      periodFrom: "2026-02-01",
    });
    expect(proposeFigures([row("2026-01-01"), row("2026-01-20")], "premium").filter(({ baselineFrom }) => baselineFrom !== null)).toEqual([]);
  });

  test("over a zero denominator are unknown, and not proposed", () => {
    const measures = proposeFigures([row("2026-01-01", { spendMinor: 0, impressions: 0 })], "premium").map(({ measure }) => measure);
    expect(measures).toEqual(["conversions", "revenue_minor"]);
  });

  test("have the month with the most", () => {
    const days = [row("2026-01-01"), row("2026-02-10", { conversions: 90 }), row("2026-03-31")];
    const best = proposeFigures(days, "premium").filter(({ periodFrom, periodTo }) => periodFrom === "2026-02-01" && periodTo === "2026-02-28");
    expect(best.map(({ measure, value }) => [measure, value])).toContainEqual(["conversions", 90]);
    const [figure] = best;
    // Another month is better by now: what was the best is no figure any more.
    expect(figure && computeFigure([...days.slice(0, 2), row("2026-03-31", { conversions: 91 })], figure)).toBeNull();
  });

  test("sum counts before they divide", () => {
    const days = [row("2026-01-01", { clicks: 1, conversions: 1 }), row("2026-01-02", { clicks: 99, conversions: 0 })];
    const spec = {
      measure: "cvr",
      channel: null,
      periodFrom: "2026-01-01",
      periodTo: "2026-01-02",
      baselineFrom: null,
      baselineTo: null,
      isBestMonth: false,
    } as const;
    expect(computeFigure(days, spec)?.value).toBe(0.01);
  });
});

test("periods lie wholly between two days", () => {
  expect(wholePeriods("2025-11-02", "2026-03-01", 1)).toEqual([
    ["2025-12-01", "2025-12-31"],
    ["2026-01-01", "2026-01-31"],
    ["2026-02-01", "2026-02-28"],
  ]);
  expect(wholePeriods("2025-10-01", "2026-03-30", 3)).toEqual([["2025-10-01", "2025-12-31"]]);
});
