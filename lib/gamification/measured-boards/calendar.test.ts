import fc from "fast-check";
import { expect, test } from "vitest";
import { companyWindow, dayOf, windowBefore } from "./calendar.ts";
import { COMPANY_PERIODS } from "./schema.ts";

test.each([
  ["day", "2026-11-27", "2026-11-28", "2026-11-26", "2026-11-27"],
  ["week", "2026-11-23", "2026-11-28", "2026-11-16", "2026-11-21"],
  ["month", "2026-11-01", "2026-11-28", "2026-10-01", "2026-10-28"],
  ["quarter", "2026-10-01", "2026-11-28", "2026-07-01", "2026-08-28"],
] as const)("a %s under way is compared with as many days of the one before", (period, since, until, beforeSince, beforeUntil) => {
  expect(companyWindow(period, "2026-11-27", "2026-11-27")).toEqual({ period, since, until, before: { since: beforeSince, until: beforeUntil } });
});

test("a period that is over is compared with all of the one before", () => {
  expect(companyWindow("month", "2026-03-09", "2026-11-27")).toEqual({
    period: "month",
    since: "2026-03-01",
    until: "2026-04-01",
    before: { since: "2026-02-01", until: "2026-03-01" },
  });
});

test("the last day of a long month is compared with all of a short one", () => {
  expect(companyWindow("month", "2026-03-30", "2026-03-30").before).toEqual({ since: "2026-02-01", until: "2026-03-01" });
});

const day = fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }).map(dayOf);

test("periods hold their day, follow each other without a gap, and end with today at the latest", () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...COMPANY_PERIODS.filter((period) => period !== "all")), (today, period) => {
      const window = companyWindow(period, today, today);
      expect(window.since <= today && today < window.until).toBe(true);
      expect(Date.parse(window.until) - Date.parse(today)).toBe(86_400_000);
      const before = windowBefore(window, today);
      expect(before?.until).toBe(window.since);
      expect(window.before?.since).toBe(before?.since);
      expect(window.before && window.before.until <= window.since).toBe(true);
    }),
  );
});

test("nothing is before all time", () => {
  expect(windowBefore(companyWindow("all", "2026-11-27", "2026-11-27"), "2026-11-27")).toBeNull();
});
