import { expect, test } from "vitest";
import { dayIn } from "#lib/platform/clock";
import { effectOf, exceededBy, firstChargedDay, type PlanTerms, reportsUsedUp } from "./direction.ts";

const plan = (priceMinor: number, change: Partial<PlanTerms> = {}): PlanTerms => ({
  priceMinor,
  currency: "USD",
  maxUsers: 5,
  maxCampaigns: 3,
  maxLeads: 100,
  maxReportsPerMonth: null,
  ...change,
});
const now = new Date("2026-11-30T20:00:00Z");
const active = { status: "active", timeZone: "UTC" };

test("more is at once, less when the month is over where the tenant is", () => {
  expect(effectOf(now, plan(9_700), plan(29_700), active)).toEqual({ isAtOnce: true, at: now });
  expect(effectOf(now, plan(9_700), plan(9_700), active)).toEqual({ isAtOnce: true, at: now });
  expect(effectOf(now, plan(29_700), plan(9_700), active)).toEqual({ isAtOnce: false, at: new Date("2026-12-01T00:00:00Z") });
  expect(effectOf(now, plan(29_700), plan(9_700), { ...active, timeZone: "America/New_York" }).at).toEqual(new Date("2026-12-01T05:00:00Z"));
  // In Auckland it is December already.
  expect(effectOf(now, plan(29_700), plan(9_700), { ...active, timeZone: "Pacific/Auckland" }).at).toEqual(new Date("2026-12-31T11:00:00Z"));
});

test("on trial it is at once, whatever it costs", () => {
  expect(effectOf(now, plan(29_700), plan(0), { ...active, status: "trial" })).toEqual({ isAtOnce: true, at: now });
});

test("the first day that is charged is the one that begins with it", () => {
  expect(firstChargedDay(now, "UTC", dayIn)).toBe("2026-12-01");
  expect(firstChargedDay(new Date("2026-12-01T00:00:00Z"), "UTC", dayIn)).toBe("2026-12-01");
});

test("what a smaller plan has no room for is named, and what has no limit is in nobody's way", () => {
  const usages = [
    { what: "people" as const, used: 6, limit: 20 },
    { what: "campaigns" as const, used: 3, limit: 10 },
    { what: "leads" as const, used: 100, limit: 500 },
    { what: "reports" as const, used: 30, limit: 40 },
    { what: "api_calls" as const, used: 9_000, limit: 10_000 },
  ];
  expect(exceededBy(usages, plan(0))).toEqual([{ what: "people", used: 6, limit: 5 }]);
  // Reports of the month are past: they stand in no plan's way.
  expect(exceededBy(usages, plan(0, { maxUsers: null, maxReportsPerMonth: 1 }))).toEqual([]);
  expect(exceededBy(usages, plan(0, { maxUsers: 6, maxCampaigns: 2 }))).toEqual([{ what: "campaigns", used: 3, limit: 2 }]);
});

test("a plan that counts at once and has no more reports than were made this month leaves none of them", () => {
  const usages = [{ what: "reports" as const, used: 5, limit: 10 }];
  expect(reportsUsedUp(usages, true, plan(0, { maxReportsPerMonth: 5 }))).toEqual({ what: "reports", used: 5, limit: 5 });
  expect(reportsUsedUp(usages, true, plan(0, { maxReportsPerMonth: 6 }))).toBeNull();
  expect(reportsUsedUp(usages, true, plan(0))).toBeNull();
  // From the next month on they are counted anew.
  expect(reportsUsedUp(usages, false, plan(0, { maxReportsPerMonth: 5 }))).toBeNull();
});
