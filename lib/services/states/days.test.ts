import { expect, it } from "vitest";
import { lastDays } from "./days.ts";

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 10, day, hour));

it("tells the worst of each day, the present one so far, and days without a measurement as unknown", () => {
  const days = lastDays(
    [
      { state: "operational", since: at(25), until: at(25, 12) },
      { state: "down", since: at(25, 12), until: at(25, 13) },
      { state: "operational", since: at(25, 13), until: at(26, 6) },
      { state: "maintenance", since: at(26, 6), until: at(27) },
      { state: "operational", since: at(27), until: null },
    ],
    4,
    at(27, 6),
  );
  expect(days.map(({ at: day, worst, ratio }) => [day.getUTCDate(), worst, ratio])).toEqual([
    [24, "unknown", null],
    [25, "down", 23 / 24],
    [26, "operational", 1],
    [27, "operational", 1],
  ]);
  expect(days.at(-1)).toMatchObject({ operational: 6 * 3_600_000, unknown: 0 });
});
