import { expect, test } from "vitest";
import { barIn, monthsOf, neighboursOf, placeIn, spanOf, weeksOf } from "./spans.ts";

test.each([
  ["week", "2026-01-01", "2025-12-29", "2026-01-04"],
  ["week", "2026-03-29", "2026-03-23", "2026-03-29"],
  ["month", "2028-02-29", "2028-02-01", "2028-02-29"],
  ["quarter", "2026-11-28", "2026-10-01", "2026-12-31"],
  ["year", "2026-06-15", "2026-01-01", "2026-12-31"],
] as const)("the %s of %s is from %s to %s", (kind, day, from, to) => expect(spanOf(kind, day)).toEqual({ from, to }));

test("one goes on to the one before and after, over the year", () => {
  expect(neighboursOf("month", "2026-12-15")).toEqual({ previous: "2026-11-01", next: "2027-01-01" });
  expect(neighboursOf("week", "2026-01-01")).toEqual({ previous: "2025-12-22", next: "2026-01-05" });
  expect(neighboursOf("quarter", "2026-01-31")).toEqual({ previous: "2025-10-01", next: "2026-04-01" });
});

test("a month is whole weeks, and a quarter three months", () => {
  const weeks = weeksOf(spanOf("month", "2026-11-10"));
  expect(weeks).toHaveLength(6);
  expect([weeks[0]?.[0], weeks.at(-1)?.at(-1)]).toEqual(["2026-10-26", "2026-12-06"]);
  expect(monthsOf(spanOf("quarter", "2026-11-10"))).toEqual(["2026-10-01", "2026-11-01", "2026-12-01"]);
});

test("a bar is cut at the ends of what is shown, and has its last day in it", () => {
  const span = { from: "2026-11-01", to: "2026-11-30" };
  expect(placeIn(span, "2026-11-16")).toBe(0.5);
  expect(barIn(span, { startsOn: "2026-11-16", endsOn: "2026-11-30" })).toEqual({ start: 0.5, width: 0.5 });
  expect(barIn(span, { startsOn: "2026-10-01", endsOn: "2026-11-15" })).toEqual({ start: 0, width: 0.5 });
  expect(barIn(span, { startsOn: "2026-11-16", endsOn: null })).toEqual({ start: 0.5, width: 0.5 });
});
