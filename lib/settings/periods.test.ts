import { expect, test } from "vitest";
import { hasTurned, isAnnounced, retryAfterSeconds, stateOfPeriod } from "./periods.ts";

const at = (text: string) => new Date(`2026-11-26T${text}Z`);
const period = { startsAt: at("10:00").toISOString(), endsAt: at("11:00").toISOString() };

test("a period holds from its first moment to the one before its end", () => {
  expect(["09:59", "10:00", "10:59", "11:00"].map((time) => stateOfPeriod(period, at(time)))).toEqual(["ahead", "on", "on", "over"]);
  expect(stateOfPeriod({ ...period, endsAt: null }, at("23:00"))).toBe("on");
  expect(stateOfPeriod({ startsAt: null, endsAt: null }, at("10:30"))).toBe("none");
});

test("an announcement without a start is there at once, and one without words never", () => {
  expect(isAnnounced({ text: "Hello", startsAt: null, endsAt: null }, at("10:00"))).toBe(true);
  expect(isAnnounced({ text: "Hello", startsAt: null, endsAt: period.endsAt }, at("11:00"))).toBe(false);
  expect(isAnnounced({ text: "", startsAt: null, endsAt: null }, at("10:00"))).toBe(false);
});

test("who waits is told the time to the end, and never to ask again at once", () => {
  expect(retryAfterSeconds(period, at("10:30"))).toBe(1_800);
  expect(retryAfterSeconds(period, at("10:59:59"))).toBe(30);
  expect(retryAfterSeconds({ endsAt: null }, at("10:30"))).toBeNull();
});

test("a period turns at its first moment and at its end, once each, and also when a look comes late", () => {
  const turns = (from: string, to: string) => hasTurned(period, at(from), at(to));
  expect([turns("09:59:58", "09:59:59"), turns("09:59:59", "10:00"), turns("10:00", "10:00:01")]).toEqual([false, true, false]);
  expect([turns("10:59:59", "11:00"), turns("11:00", "11:00:01"), turns("10:30", "12:00")]).toEqual([true, false, true]);
  expect(hasTurned({ startsAt: null, endsAt: null }, at("09:00"), at("12:00"))).toBe(false);
});
