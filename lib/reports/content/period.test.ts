import { expect, test } from "vitest";
import { type PeriodChoice, periodChoice, periodsOf } from "./period.ts";

const today = "2026-11-28";
const of = (choice: PeriodChoice, on = today, lastKnownDay: string | null = "2026-11-26") => {
  const { period, previous } = periodsOf(choice, { today: on, lastKnownDay });
  return [`${period.from}…${period.to}`, `${previous.from}…${previous.to}`];
};

test.each<[string, PeriodChoice, string, string[]]>([
  ["days end with the newest that is known", { kind: "last_days", days: 7 }, today, ["2026-11-20…2026-11-26", "2026-11-13…2026-11-19"]],
  ["a month that runs, with as many days of the one before", { kind: "this_month" }, today, ["2026-11-01…2026-11-28", "2026-10-01…2026-10-28"]],
  ["the 31st, with a month before that has none", { kind: "this_month" }, "2026-10-31", ["2026-10-01…2026-10-31", "2026-09-01…2026-09-30"]],
  ["a week begins on Monday, also on a Sunday", { kind: "last_week" }, "2026-11-29", ["2026-11-16…2026-11-22", "2026-11-09…2026-11-15"]],
  ["on a Monday the week before has just ended", { kind: "last_week" }, "2026-11-30", ["2026-11-23…2026-11-29", "2026-11-16…2026-11-22"]],
  ["a month with the one before, whatever their lengths", { kind: "last_month" }, "2026-03-31", ["2026-02-01…2026-02-28", "2026-01-01…2026-01-31"]],
  ["in January the month before is of last year", { kind: "last_month" }, "2027-01-01", ["2026-12-01…2026-12-31", "2026-11-01…2026-11-30"]],
  ["a leap year", { kind: "last_month" }, "2028-03-01", ["2028-02-01…2028-02-29", "2028-01-01…2028-01-31"]],
  ["a quarter", { kind: "last_quarter" }, today, ["2026-07-01…2026-09-30", "2026-04-01…2026-06-30"]],
  ["the first quarter's last one is of last year", { kind: "last_quarter" }, "2026-02-10", ["2025-10-01…2025-12-31", "2025-07-01…2025-09-30"]],
  ["a year", { kind: "last_year" }, today, ["2025-01-01…2025-12-31", "2024-01-01…2024-12-31"]],
  [
    "fixed days, with as many before",
    { kind: "fixed", from: "2026-03-01", to: "2026-03-10" },
    today,
    ["2026-03-01…2026-03-10", "2026-02-19…2026-02-28"],
  ],
])("%s", (_name, choice, on, expected) => expect(of(choice, on)).toEqual(expected));

test("where nothing is known the last days end today", () => {
  expect(of({ kind: "last_days", days: 28 }, today, null)[0]).toBe("2026-11-01…2026-11-28");
});

test.each([
  [{ kind: "fixed", from: "2026-03-10", to: "2026-03-01" }],
  [{ kind: "fixed", from: "2020-01-01", to: "2026-01-01" }],
  [{ kind: "last_days", days: 8 }],
  [{ kind: "next_month" }],
])("%j is no period", (choice) => expect(periodChoice.safeParse(choice).success).toBe(false));
