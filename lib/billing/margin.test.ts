import fc from "fast-check";
import { expect, test } from "vitest";
import { costOfWork, marginOf } from "./margin.ts";

test("there is a margin only where both are known", () => {
  fc.assert(
    fc.property(fc.option(fc.nat(1_000_000)), fc.option(fc.nat(1_000_000)), (revenue, cost) => {
      const margin = marginOf(revenue, cost);
      if (revenue === null || cost === null) expect(margin).toBeNull();
      else expect(margin).toBe(revenue - cost);
    }),
  );
});

test("work costs its minutes at the rate, to the cent", () => {
  expect(costOfWork("7.5", "80")).toEqual({ minutes: 450, rateMinor: 8_000, amountMinor: 60_000 });
  expect(costOfWork("0.33", "99.99")).toEqual({ minutes: 20, rateMinor: 9_999, amountMinor: 3_333 });
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(100_000), (hours, cents) => {
      expect(costOfWork(String(hours), (cents / 100).toFixed(2)).amountMinor).toBe(hours * cents);
    }),
  );
});
