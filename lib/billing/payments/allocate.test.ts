import fc from "fast-check";
import { expect, test } from "vitest";
import { allocate, type Left } from "./allocate.ts";

const lefts = fc
  .array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 8 })
  .map((list): Left[] => list.map((leftMinor, index) => ({ id: String(index), leftMinor })));
const sum = (list: readonly { leftMinor: number }[]) => list.reduce((total, { leftMinor }) => total + leftMinor, 0);

test("as much is paid as there is and as is owed, nothing twice and nothing below zero", () => {
  fc.assert(
    fc.property(lefts, lefts, (sources, debts) => {
      const made = allocate(sources, debts);
      const of = (key: "sourceId" | "debtId", id: string) =>
        made.filter((each) => each[key] === id).reduce((total, { amountMinor }) => total + amountMinor, 0);
      for (const { id, leftMinor } of sources) expect(of("sourceId", id)).toBeLessThanOrEqual(leftMinor);
      for (const { id, leftMinor } of debts) expect(of("debtId", id)).toBeLessThanOrEqual(leftMinor);
      expect(made.every(({ amountMinor }) => amountMinor > 0)).toBe(true);
      expect(made.reduce((total, { amountMinor }) => total + amountMinor, 0)).toBe(Math.min(sum(sources), sum(debts)));
    }),
  );
});

test("the first debt is paid first", () => {
  expect(
    allocate(
      [{ id: "money", leftMinor: 150 }],
      [
        { id: "old", leftMinor: 100 },
        { id: "new", leftMinor: 100 },
      ],
    ),
  ).toEqual([
    { sourceId: "money", debtId: "old", amountMinor: 100 },
    { sourceId: "money", debtId: "new", amountMinor: 50 },
  ]);
});
