import fc from "fast-check";
import { expect, test } from "vitest";
import type { PaidTime } from "../invoices/charges.ts";
import { changedAt, foresee } from "./foresee.ts";

const time: PaidTime = {
  planName: "Starter",
  priceMinor: 9_700,
  currency: "USD",
  isPaid: true,
  startedAt: new Date("2026-01-01T00:00Z"),
  endedAt: null,
};
const professional = { planName: "Professional", priceMinor: 29_700, currency: "USD" };
const now = new Date("2026-11-15T12:00:00Z");
const base = { times: [time], now, timeZone: "UTC", taxPercent: null, credits: new Map<string, number>() };

test("the month is foreseen as it will be invoiced, with credits and tax", () => {
  const [plain] = foresee(base);
  expect(plain).toMatchObject({ month: "2026-11", totalMinor: 9_700, issuedFrom: "2026-12-01", lines: [{ days: 30, amountMinor: 9_700 }] });
  const [full] = foresee({
    ...base,
    taxPercent: "19",
    credits: new Map([
      ["USD", 700],
      ["EUR", 5_000],
    ]),
  });
  expect(full).toMatchObject({ creditMinor: 700, taxMinor: 1_710, totalMinor: 10_710 });
  expect(foresee({ ...base, times: [] })).toEqual([]);
});

test("an upgrade today costs the difference of the days that are left", () => {
  const [changed] = foresee({ ...base, times: changedAt(base.times, now, professional) });
  expect(changed?.lines.map(({ planName, days, amountMinor }) => [planName, days, amountMinor])).toEqual([
    ["Starter", 15, 4_850],
    ["Professional", 15, 14_850],
  ]);
});

test("a change never costs more than the dearer plan's month, nor less than the cheaper's", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_700 }), fc.integer({ min: 1, max: 99_700 }), fc.integer({ min: 0, max: 719 }), (one, other, hour) => {
      const at = new Date(Date.UTC(2026, 10, 1) + hour * 3_600_000);
      const [changed] = foresee({ ...base, times: changedAt([{ ...time, priceMinor: one }], at, { ...professional, priceMinor: other }) });
      expect(changed?.totalMinor).toBeGreaterThanOrEqual(Math.min(one, other));
      expect(changed?.totalMinor).toBeLessThanOrEqual(Math.max(one, other));
    }),
  );
});
