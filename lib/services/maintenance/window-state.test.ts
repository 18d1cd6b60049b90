import { expect, it } from "vitest";
import { windowStateAt } from "./window-state.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 5, 15, hour));
const times = { startsAt: at(10), endsAt: at(12), finishedAt: null, cancelledAt: null };

it("follows from the window's times", () => {
  expect([9, 10, 11, 12, 13].map((hour) => windowStateAt(times, at(hour)))).toEqual([
    "scheduled",
    "in_progress",
    "in_progress",
    "completed",
    "completed",
  ]);
  expect(windowStateAt({ ...times, finishedAt: at(11) }, at(11))).toBe("completed");
  expect(windowStateAt({ ...times, cancelledAt: at(9) }, at(11))).toBe("cancelled");
});
