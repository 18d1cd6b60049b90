import { expect, test } from "vitest";
import { everyDay } from "./every-day.ts";

test("every day has a row, in order, also across the end of a month", () => {
  const busy = { day: "2026-03-01", signIns: 4, refused: 1, locked: 0 };
  expect(everyDay(new Date("2026-02-27T00:00:00Z"), 4, [busy]).map(({ day, signIns }) => [day, signIns])).toEqual([
    ["2026-02-27", 0],
    ["2026-02-28", 0],
    ["2026-03-01", 4],
    ["2026-03-02", 0],
  ]);
});
