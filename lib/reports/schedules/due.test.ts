import { expect, test } from "vitest";
import { nextDue } from "./due.ts";
import type { Cadence } from "./schedule-schema.ts";

const weekly = (weekday: number, hour: number): Cadence => ({ cadence: "weekly", weekday, hour });
const monthly = (monthDay: number, hour: number): Cadence => ({ cadence: "monthly", monthDay, hour });
const next = (cadence: Cadence, zone: string, after: string) => nextDue(cadence, zone, new Date(after)).toISOString();

test.each<[string, Cadence, string, string, string]>([
  ["this week", weekly(5, 9), "UTC", "2026-11-26T12:00:00Z", "2026-11-27T09:00:00.000Z"],
  ["what is due now is not due next", weekly(5, 9), "UTC", "2026-11-27T09:00:00Z", "2026-12-04T09:00:00.000Z"],
  ["Sunday is the seventh", weekly(7, 0), "UTC", "2026-11-27T09:00:00Z", "2026-11-29T00:00:00.000Z"],
  ["on the clocks of its time zone", weekly(1, 8), "Europe/Berlin", "2026-11-28T00:00:00Z", "2026-11-30T07:00:00.000Z"],
  ["west of UTC the day is still the one before", weekly(1, 22), "America/Los_Angeles", "2026-11-28T00:00:00Z", "2026-12-01T06:00:00.000Z"],
  ["east of it already the next", weekly(1, 1), "Pacific/Auckland", "2026-11-28T00:00:00Z", "2026-11-29T12:00:00.000Z"],
  ["in summer an hour earlier by UTC", weekly(1, 8), "Europe/Berlin", "2026-03-28T00:00:00Z", "2026-03-30T06:00:00.000Z"],
  [
    "an hour that is skipped is the one at which the clock goes on",
    weekly(7, 2),
    "Europe/Berlin",
    "2026-03-28T12:00:00Z",
    "2026-03-29T01:00:00.000Z",
  ],
  ["an hour that comes twice is its first", weekly(7, 2), "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T00:00:00.000Z"],
  ["between the two it is not due once more", weekly(7, 2), "Europe/Berlin", "2026-10-25T00:00:00Z", "2026-11-01T01:00:00.000Z"],
  ["a day of the month", monthly(1, 6), "UTC", "2026-11-01T06:00:00Z", "2026-12-01T06:00:00.000Z"],
  ["the 31st of a month with thirty days", monthly(31, 6), "UTC", "2026-11-01T00:00:00Z", "2026-11-30T06:00:00.000Z"],
  ["and after it of one that has it", monthly(31, 6), "UTC", "2026-11-30T06:00:00Z", "2026-12-31T06:00:00.000Z"],
  ["the 30th in February", monthly(30, 6), "UTC", "2027-02-01T00:00:00Z", "2027-02-28T06:00:00.000Z"],
  ["in a leap year", monthly(30, 6), "UTC", "2028-02-01T00:00:00Z", "2028-02-29T06:00:00.000Z"],
  ["quarters of an hour from UTC", weekly(1, 8), "Asia/Kathmandu", "2026-11-28T00:00:00Z", "2026-11-30T02:15:00.000Z"],
])("%s", (_name, cadence, zone, after, expected) => expect(next(cadence, zone, after)).toBe(expected));

test("followed through a year, a weekly schedule is due 52 times and always at its hour", () => {
  const hours = new Set<string>();
  let at = new Date("2026-01-01T00:00:00Z");
  const until = new Date("2026-12-31T00:00:00Z");
  let times = 0;
  for (at = nextDue(weekly(3, 9), "Europe/Berlin", at); at < until; at = nextDue(weekly(3, 9), "Europe/Berlin", at)) {
    times += 1;
    hours.add(new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Berlin", hour: "2-digit", minute: "2-digit", weekday: "short" }).format(at));
  }
  expect(times).toBe(52);
  expect([...hours]).toEqual(["Wed 09:00"]);
});
