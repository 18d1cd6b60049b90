import { describe, expect, it } from "vitest";
import type { ServiceState } from "../graph/states.ts";
import { BURN_RULES, burnOf, burnRate, DEFAULT_PROMISE, errorBudget, rateOf } from "./burn.ts";

const MINUTE = 60_000;
const NOW = new Date("2026-06-15T12:00:00Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE);
const interval = (state: ServiceState, since: number, until: number | null) => ({
  state,
  since: ago(since),
  until: until === null ? null : ago(until),
});
/** Operational for three days but for the time between. */
const downBetween = (since: number, until: number | null) => [
  interval("operational", 4_320, since),
  interval("down", since, until),
  ...(until === null ? [] : [interval("operational", until, null)]),
];
const burning = (intervals: Parameters<typeof burnOf>[0]) => burnOf(intervals, DEFAULT_PROMISE, NOW).rates.map(({ isBurning }) => isBurning);

describe("burn rates", () => {
  it("tell at the workbook's 14.4, 6, 3 and 1 for 30 days, and in proportion for other windows", () => {
    expect(BURN_RULES.map((rule) => Number(rateOf(rule, DEFAULT_PROMISE).toFixed(9)))).toEqual([14.4, 6, 3, 1]);
    expect(BURN_RULES.map((rule) => Number(rateOf(rule, { target: 0.999, windowDays: 7 }).toFixed(9)))).toEqual([3.36, 1.4, 0.7, 0.233333333]);
  });

  it("are the bad share over what the target allows", () => {
    // One bad in a thousand is exactly what 99.9 % allows; 1.44 % spends 2 % of a month's budget in an hour.
    expect(burnRate({ good: 999, bad: 1 }, DEFAULT_PROMISE)).toBeCloseTo(1, 9);
    expect(burnRate({ good: 9_856, bad: 144 }, DEFAULT_PROMISE)).toBeCloseTo(14.4, 9);
    expect(burnRate({ good: 0, bad: 5 }, { target: 0.99 })).toBeCloseTo(100, 9);
    expect(burnRate({ good: 0, bad: 0 }, DEFAULT_PROMISE)).toBeNull();
  });

  it("come out as computed by hand", () => {
    // Down for the last three minutes: 3/60 of the hour is 5 %, 50 times what is allowed; 3/5 of the five minutes is 600 times.
    const { rates, worst } = burnOf(downBetween(3, null), DEFAULT_PROMISE, NOW);
    expect(rates.map(({ long }) => Number(long?.toFixed(4)))).toEqual([50, 8.3333, 2.0833, 0.6944]);
    expect(rates.map(({ short }) => Number(short?.toFixed(4)))).toEqual([600, 100, 25, 8.3333]);
    expect(rates.map(({ isBurning }) => isBurning)).toEqual([true, true, false, false]);
    expect(worst).toMatchObject({ severity: "page", shortMs: 5 * MINUTE });
    expect(worst?.rate).toBeCloseTo(50, 9);
  });

  it("need both windows: what is over tells no more", () => {
    // Six minutes down, over for ten: the five minutes are clean, the half hour is not (6/30 = 200; 6/360 = 16.7).
    expect(burning(downBetween(16, 10))).toEqual([false, true, true, true]);
    // Half an hour later only the tickets are left (6/1440 = 4.2; 6/4320 = 1.4).
    expect(burning(downBetween(46, 40))).toEqual([false, false, true, true]);
    expect(burning(downBetween(186, 180))).toEqual([false, false, false, true]);
    expect(burning(downBetween(406, 400))).toEqual([false, false, false, false]);
  });

  it("stay quiet at exactly the rate, and for a slow database that still answers", () => {
    // 51.84 s of an hour is 14.4 times; the hour's other windows have less.
    const exactly = 51.84 / 60;
    expect(burnOf(downBetween(exactly, null), DEFAULT_PROMISE, NOW).rates[0]).toMatchObject({ isBurning: false });
    expect(burning([interval("operational", 4_320, 600), interval("degraded", 600, null)])).toEqual([false, false, false, false]);
  });

  it("count neither maintenance nor what is unknown", () => {
    const { rates } = burnOf([interval("maintenance", 60, 30), interval("down", 30, 15), interval("operational", 15, null)], DEFAULT_PROMISE, NOW);
    // Half of what was measured.
    expect(rates[0]?.long).toBeCloseTo(500, 9);
    expect(burnOf([], DEFAULT_PROMISE, NOW)).toMatchObject({ worst: null, rates: [{ long: null }, {}, {}, {}] });
  });

  it("take the worse of time and requests, and nothing from a handful of requests", () => {
    const healthy = [interval("operational", 4_320, null)];
    const withRequests = (bad: number, good: number) => burnOf(healthy, DEFAULT_PROMISE, NOW, () => ({ good, bad }));
    expect(withRequests(2, 98).worst).toMatchObject({ severity: "page" });
    expect(withRequests(2, 98).rates[0]?.long).toBeCloseTo(20, 9);
    expect(withRequests(2, 10).worst).toBeNull();
    expect(burnOf(healthy, DEFAULT_PROMISE, NOW, () => null).worst).toBeNull();
  });
});

describe("the error budget", () => {
  it("of 99.9 % in 30 days is 43 minutes and 12 seconds", () => {
    expect(errorBudget({ up: 1, down: 0 }, DEFAULT_PROMISE)).toEqual({ allowedMs: 43 * MINUTE + 12_000, spentMs: 0, left: 1 });
  });

  it("is spent by time that the service was down, and can be overspent", () => {
    const spent = (minutes: number) => errorBudget({ up: 1_000_000, down: minutes * MINUTE }, DEFAULT_PROMISE).left;
    expect(spent(21.6)).toBeCloseTo(0.5, 9);
    expect(spent(86.4)).toBeCloseTo(-1, 9);
    expect(errorBudget({ up: 0, down: 0 }, DEFAULT_PROMISE).left).toBeNull();
  });
});
