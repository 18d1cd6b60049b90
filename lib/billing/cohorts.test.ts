import fc from "fast-check";
import { expect, test } from "vitest";
import { cohortsOf, momentOf, type PaidPeriod } from "./cohorts.ts";

const DAY_MS = 86_400_000;
const START = Date.parse("2025-01-10T12:00:00Z");
const NOW = new Date("2026-11-26T12:00:00Z");
const day = (n: number) => new Date(START + n * DAY_MS);
const paid = (tenantId: string, from: string, to: string | null, priceMinor = 100, isFirstKnown = true): PaidPeriod => {
  return { tenantId, startedAt: new Date(from), endedAt: to ? new Date(to) : null, priceMinor, isFirstKnown };
};

/** Periods of each tenant follow each other, with gaps or without. */
const history = fc
  .array(
    fc.record({
      start: fc.nat(700),
      isFirstKnown: fc.boolean(),
      parts: fc.array(fc.record({ lasts: fc.integer({ min: 1, max: 120 }), gap: fc.nat(60), price: fc.integer({ min: 1, max: 1_000 }) }), {
        minLength: 1,
        maxLength: 4,
      }),
      isOpen: fc.boolean(),
    }),
    { maxLength: 20 },
  )
  .map((tenants) =>
    tenants.flatMap(({ start, parts, isOpen, isFirstKnown }, index): PaidPeriod[] => {
      let at = start;
      return parts.map(({ lasts, gap, price }, part) => {
        const [from, to] = [at, at + lasts];
        at = to + gap;
        const endedAt = isOpen && part === parts.length - 1 ? null : day(to);
        return { tenantId: `t${index}`, startedAt: day(from), endedAt, priceMinor: price, isFirstKnown };
      });
    }),
  );

const mrrAt = (periods: PaidPeriod[], at: Date) =>
  periods
    .filter(({ startedAt, endedAt }) => startedAt <= at && (endedAt === null || endedAt > at))
    .reduce((sum, { priceMinor }) => sum + priceMinor, 0);

test("nobody is lost or counted twice: cohorts and those of unknown beginning add up to what is paid", () => {
  fc.assert(
    fc.property(history, (periods) => {
      const { cohorts, unknown } = cohortsOf(periods, NOW, 1_000);
      const now = cohorts.reduce((sum, { cells }) => sum + (cells.at(-1)?.mrrMinor ?? 0), unknown.mrrMinor);
      expect(now).toBe(mrrAt(periods, NOW));
      const begun = new Set(periods.filter(({ startedAt }) => startedAt <= NOW).map(({ tenantId }) => tenantId));
      expect(cohorts.reduce((sum, { tenants }) => sum + tenants, unknown.tenants)).toBe(begun.size);
      for (const month of ["2025-06", "2026-02", "2026-10"]) {
        const known = periods.filter(({ isFirstKnown }) => isFirstKnown);
        const cells = cohorts.flatMap((cohort) => cohort.cells.filter((cell) => cell.month === month));
        expect(cells.reduce((sum, { mrrMinor }) => sum + mrrMinor, 0)).toBe(mrrAt(known, momentOf(month, NOW)));
      }
    }),
  );
});

test("no cell has more tenants than began, ages run from 0 without gaps to the month that runs, and the order does not matter", () => {
  fc.assert(
    fc.property(history, (periods) => {
      const found = cohortsOf(periods, NOW, 1_000);
      for (const { tenants, cells } of found.cohorts) {
        expect(cells.map(({ age }) => age)).toEqual(cells.map((_, index) => index));
        expect(cells.at(-1)?.month).toBe("2026-11");
        expect(cells.every((cell) => cell.tenants <= tenants)).toBe(true);
      }
      expect(cohortsOf(periods.toReversed(), NOW, 1_000)).toEqual(found);
    }),
  );
});

test("a month is looked at where it ends, and who comes back counts again", () => {
  const periods = [
    paid("a", "2026-08-31T23:59:59Z", "2026-10-01T00:00:00Z"),
    paid("a", "2026-11-02T00:00:00Z", null, 300),
    paid("b", "2026-08-01T00:00:00Z", "2026-08-20T00:00:00Z"),
  ];
  expect(cohortsOf(periods, NOW, 12).cohorts).toEqual([
    {
      month: "2026-08",
      tenants: 2,
      firstMrrMinor: 200,
      cells: [
        { age: 0, month: "2026-08", tenants: 1, mrrMinor: 100 },
        { age: 1, month: "2026-09", tenants: 1, mrrMinor: 100 },
        { age: 2, month: "2026-10", tenants: 0, mrrMinor: 0 },
        { age: 3, month: "2026-11", tenants: 1, mrrMinor: 300 },
      ],
    },
  ]);
});

test("who paid already when the record began is in no cohort", () => {
  expect(cohortsOf([paid("a", "2026-08-01T00:00:00Z", null, 100, false)], NOW, 12)).toEqual({
    cohorts: [],
    unknown: { tenants: 1, stillPaying: 1, mrrMinor: 100 },
  });
});
