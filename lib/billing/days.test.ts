import { expect, test } from "vitest";
import { dayIn } from "#lib/platform/clock";
import { dayPlus, daysOf, monthPlus, startOfDay } from "./days.ts";

test.each([
  ["2026-03-08", "UTC", "2026-03-08T00:00:00.000Z"],
  ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
  ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00.000Z"],
  ["2026-11-01", "America/New_York", "2026-11-01T04:00:00.000Z"],
  ["2026-01-01", "Pacific/Kiritimati", "2025-12-31T10:00:00.000Z"],
  ["2026-01-01", "Pacific/Pago_Pago", "2026-01-01T11:00:00.000Z"],
  // In Beirut the clocks go from 0 to 1 at midnight.
  ["2026-03-29", "Asia/Beirut", "2026-03-28T22:00:00.000Z"],
])("%s begins in %s at %s", (day, zone, moment) => {
  expect(startOfDay(day, zone).toISOString()).toBe(moment);
  expect(dayIn(new Date(moment), zone)).toBe(day);
  expect(dayIn(new Date(Date.parse(moment) - 1), zone)).toBe(dayPlus(day, -1));
});

test("months have their days, leap years too", () => {
  expect(["2026-02", "2028-02", "2026-04", "2026-12"].map((month) => daysOf(month).length)).toEqual([28, 29, 30, 31]);
  expect(daysOf("2026-12").at(-1)).toBe("2026-12-31");
  expect([monthPlus("2026-12", 1), monthPlus("2026-01", -1), monthPlus("2026-05", -12)]).toEqual(["2027-01", "2025-12", "2025-05"]);
});
