import fc from "fast-check";
import { expect, test } from "vitest";
import { GRAINS } from "./figures-schema.ts";
import { MOST_PARTS, partsOfPeriod } from "./parts-of-period.ts";

const DAY_MS = 86_400_000;
const daysOf = ({ from, to }: { from: string; to: string }): string[] => {
  const first = Date.parse(from);
  return Array.from({ length: (Date.parse(to) - first) / DAY_MS + 1 }, (_, at) => new Date(first + at * DAY_MS).toISOString().slice(0, 10));
};
const monthOf = (day: string) => day.slice(0, 7);

const periods = fc.tuple(fc.integer({ min: -3_000, max: 30_000 }), fc.integer({ min: 0, max: 1_100 })).map(([first, length]) => ({
  from: new Date(first * DAY_MS).toISOString().slice(0, 10),
  to: new Date((first + length) * DAY_MS).toISOString().slice(0, 10),
}));

test.each(GRAINS)("parts for sums of a %s hold every day of the period once", (grain) => {
  fc.assert(
    fc.property(periods, (period) => {
      const parts = partsOfPeriod(period, grain);
      const all = [...parts.days, ...parts.weeks, ...parts.months].flatMap(daysOf).sort();
      expect(all).toEqual(daysOf(period));
      for (const kind of ["days", "weeks", "months"] as const) expect(parts[kind].length).toBeLessThanOrEqual(MOST_PARTS[kind]);
    }),
  );
});

test("weeks are from Monday to Sunday, months whole, and neither crosses the bounds of what is asked for", () => {
  fc.assert(
    fc.property(periods, fc.constantFrom(...GRAINS), (period, grain) => {
      const { days, weeks, months } = partsOfPeriod(period, grain);
      for (const { from, to } of weeks) expect([new Date(from).getUTCDay(), new Date(to).getUTCDay()]).toEqual([1, 0]);
      for (const { from, to } of months) expect([from.slice(8), new Date(Date.parse(to) + DAY_MS).getUTCDate()]).toEqual(["01", 1]);
      if (grain === "day" || grain === "week") expect(months).toEqual([]);
      if (grain === "day") expect(weeks).toEqual([]);
      if (grain === "month") {
        for (const week of weeks)
          for (const day of daysOf(week).filter((each) => new Date(each).getUTCDay() === 1)) expect(monthOf(day)).toBe(monthOf(sunday(day)));
      }
      // As few days as there can be: each is of a week or month that the period does not hold as a whole.
      expect(days.reduce((sum, part) => sum + daysOf(part).length, 0)).toBeLessThanOrEqual(grain === "day" ? 1_101 : grain === "month" ? 24 : 24);
    }),
  );
});

const sunday = (monday: string) => new Date(Date.parse(monday) + 6 * DAY_MS).toISOString().slice(0, 10);

test("a year is mostly months, four weeks are mostly weeks", () => {
  expect(partsOfPeriod({ from: "2025-11-26", to: "2026-11-25" }, "all")).toEqual({
    months: [{ from: "2025-12-01", to: "2026-10-31" }],
    weeks: [{ from: "2026-11-02", to: "2026-11-22" }],
    days: [
      { from: "2025-11-26", to: "2025-11-30" },
      { from: "2026-11-01", to: "2026-11-01" },
      { from: "2026-11-23", to: "2026-11-25" },
    ],
  });
  expect(partsOfPeriod({ from: "2026-10-29", to: "2026-11-25" }, "all").weeks).toEqual([{ from: "2026-11-02", to: "2026-11-22" }]);
});
