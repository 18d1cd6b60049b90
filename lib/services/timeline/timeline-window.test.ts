import { expect, it } from "vitest";
import { timelineInput } from "./shapes.ts";
import { timelineWindow } from "./timeline-window.ts";

const NOW = new Date("2026-11-27T12:00:00Z");
const of = (asked: object) => {
  const { range, from, to, isWhole } = timelineWindow(timelineInput.parse(asked), NOW);
  return { range, from: from.toISOString(), to: to.toISOString(), isWhole };
};

it("is the whole of its range unless told, and what a form or a link says, in UTC where it does not say", () => {
  expect(of({})).toEqual({ range: "24h", from: "2026-11-26T12:00:00.000Z", to: "2026-11-27T12:00:00.000Z", isWhole: true });
  expect(of({ from: "2026-11-27T06:00", to: "2026-11-27T10:30:00+01:00" })).toEqual({
    range: "24h",
    from: "2026-11-27T06:00:00.000Z",
    to: "2026-11-27T09:30:00.000Z",
    isWhole: false,
  });
});

it("gets a longer range when it begins before its own, and loses what is in the future", () => {
  expect(of({ from: "2026-11-01T00:00", to: "2026-12-01T00:00" })).toMatchObject({ range: "30d", to: "2026-11-27T12:00:00.000Z", isWhole: false });
  expect(of({ range: "90d", from: "2026-11-27T06:00" })).toMatchObject({ range: "90d", isWhole: false });
});

it("is refused when it ends before it begins, lies in the future, is too long ago, or says no time", () => {
  expect(() => of({ from: "2026-11-27T06:00", to: "2026-11-27T06:00" })).toThrow("at least a minute");
  expect(() => of({ from: "2026-11-28T06:00" })).toThrow("at least a minute");
  expect(() => of({ to: "2026-11-20T06:00" })).toThrow("at least a minute");
  expect(() => of({ from: "2026-01-01T00:00" })).toThrow("90 days");
  for (const bad of [{ from: "yesterday" }, { range: "1y" }, { bands: "201" }, { page: "0" }])
    expect(timelineInput.safeParse(bad).success).toBe(false);
});
