import { expect, test } from "vitest";
import { monthEnds } from "./month-ends.ts";

test("the ends of the months before, across the turn of a year and a leap day", () => {
  expect(monthEnds(new Date("2028-03-31T12:00:00Z"), 4).map((end) => end.toISOString())).toEqual([
    "2027-11-30T23:59:59.999Z",
    "2027-12-31T23:59:59.999Z",
    "2028-01-31T23:59:59.999Z",
    "2028-02-29T23:59:59.999Z",
  ]);
});
