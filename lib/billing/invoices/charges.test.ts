import fc from "fast-check";
import { expect, test } from "vitest";
import { chargesOf, type PaidTime, partOf } from "./charges.ts";

const at = (text: string) => new Date(text);
const starter = (from: string, to: string | null, change: Partial<PaidTime> = {}): PaidTime => ({
  planName: "Starter",
  priceMinor: 9_700,
  currency: "USD",
  isPaid: true,
  startedAt: at(from),
  endedAt: to === null ? null : at(to),
  ...change,
});
const professional = { planName: "Professional", priceMinor: 29_700 };
const said = (times: PaidTime[], month = "2026-11", zone = "UTC") =>
  chargesOf(times, month, zone).map(({ planName, fromDay, lastDay, days, ofDays, amountMinor }) => [
    planName,
    fromDay,
    lastDay,
    days,
    ofDays,
    amountMinor,
  ]);

test("a whole month costs its price", () => {
  expect(said([starter("2026-01-01T00:00Z", null)])).toEqual([["Starter", "2026-11-01", "2026-11-30", 30, 30, 9_700]]);
});

test("a change of plan counts from the day after it, in the tenant's time zone", () => {
  const times = [starter("2026-01-01T00:00Z", "2026-11-14T23:30Z"), starter("2026-11-14T23:30Z", null, professional)];
  expect(said(times)).toEqual([
    ["Starter", "2026-11-01", "2026-11-14", 14, 30, 4_527],
    ["Professional", "2026-11-15", "2026-11-30", 16, 30, 15_840],
  ]);
  // In Berlin it is the 15th already, whose midnight was before.
  expect(said(times, "2026-11", "Europe/Berlin").map(([, from]) => from)).toEqual(["2026-11-01", "2026-11-16"]);
});

test("trials, suspended times, plans without a price, and the time before it came cost nothing", () => {
  expect(said([starter("2026-11-10T08:00Z", null, { isPaid: false })])).toEqual([]);
  expect(said([starter("2026-11-10T08:00Z", null, { priceMinor: 0 })])).toEqual([]);
  expect(said([])).toEqual([]);
  const times = [
    starter("2026-11-10T08:00Z", "2026-11-20T08:00Z"),
    starter("2026-11-20T08:00Z", "2026-11-25T08:00Z", { isPaid: false }),
    starter("2026-11-25T08:00Z", "2026-11-28T08:00Z"),
  ];
  expect(said(times)).toEqual([
    ["Starter", "2026-11-11", "2026-11-20", 10, 30, 3_234],
    ["Starter", "2026-11-26", "2026-11-28", 3, 30, 970],
  ]);
});

test("a time in which no day began costs nothing, and does not tear the one around it", () => {
  const times = [
    starter("2026-01-01T00:00Z", "2026-11-14T10:00Z"),
    starter("2026-11-14T10:00Z", "2026-11-14T11:00Z", professional),
    starter("2026-11-14T11:00Z", null),
  ];
  expect(said(times)).toEqual([["Starter", "2026-11-01", "2026-11-30", 30, 30, 9_700]]);
});

test("the parts of a month add up to its price, however it is split", () => {
  const month = fc.constantFrom(28, 29, 30, 31);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2_000_000_000 }),
      month,
      fc.array(fc.integer({ min: 0, max: 31 }), { maxLength: 10 }),
      (price, of, cuts) => {
        const edges = [...new Set([0, of, ...cuts.filter((cut) => cut <= of)])].sort((a, b) => a - b);
        const parts = edges.slice(1).map((to, index) => partOf(price, edges[index] ?? 0, to, of));
        expect(parts.every((part) => part >= 0)).toBe(true);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(price);
      },
    ),
  );
});

test("of any history each day is charged once at most, and what is charged lies between the cheapest and the dearest month", () => {
  const zone = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland");
  const cut = fc.integer({ min: 0, max: 31 * 24 });
  fc.assert(
    fc.property(fc.array(fc.tuple(cut, fc.integer({ min: 0, max: 99_700 })), { minLength: 1, maxLength: 8 }), zone, (changes, timeZone) => {
      const sorted = changes.toSorted(([one], [other]) => one - other);
      const moment = (hours: number) => new Date(Date.UTC(2026, 9, 30) + hours * 3_600_000);
      const times = sorted.map(([hours, priceMinor], index) => ({
        ...starter("2026-01-01T00:00Z", null),
        priceMinor,
        planName: `Plan ${priceMinor}`,
        startedAt: index === 0 ? at("2020-01-01T00:00Z") : moment(hours),
        endedAt: sorted[index + 1] ? moment(sorted[index + 1]?.[0] ?? 0) : null,
      }));
      const charges = chargesOf(times, "2026-11", timeZone);
      const days = charges.reduce((sum, charge) => sum + charge.days, 0);
      expect(days).toBeLessThanOrEqual(30);
      const ordered = charges.every(({ fromDay, lastDay }, index) => fromDay <= lastDay && lastDay < (charges[index + 1]?.fromDay ?? "2026-12-01"));
      expect(ordered).toBe(true);
      const prices = sorted.map(([, price]) => price);
      const sum = charges.reduce((total, { amountMinor }) => total + amountMinor, 0);
      // Each charge is rounded at both of its ends.
      expect(sum).toBeLessThanOrEqual(Math.max(...prices) + charges.length);
      if (days === 30) expect(sum).toBeGreaterThanOrEqual(Math.min(...prices) - charges.length);
    }),
    { numRuns: 30 },
  );
});
