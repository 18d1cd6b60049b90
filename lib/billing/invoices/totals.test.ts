import fc from "fast-check";
import { expect, test } from "vitest";
import { hundredthsOf, splitPart, takeCredits, taxOn } from "./totals.ts";

const minor = fc.integer({ min: 0, max: 100_000_000 });

test("taxes are rounded to the cent, halves up", () => {
  expect([taxOn(9_700, 1_900), taxOn(10, 500), taxOn(9, 500), taxOn(9_700, 0), taxOn(29_700, 825)]).toEqual([1_843, 1, 0, 0, 2_450]);
  expect([hundredthsOf("19"), hundredthsOf("8.25"), hundredthsOf("0.5"), hundredthsOf(null)]).toEqual([1_900, 825, 50, 0]);
});

test("credits never take more than there is, of the sum or of themselves, and the oldest go first", () => {
  fc.assert(
    fc.property(fc.array(minor, { maxLength: 6 }), minor, (credits, sum) => {
      const open = credits.map((leftMinor, index) => ({ id: String(index), label: "", leftMinor }));
      const taken = takeCredits(open, sum);
      const total = taken.reduce((all, { takenMinor }) => all + takenMinor, 0);
      expect(total).toBe(
        Math.min(
          sum,
          credits.reduce((all, each) => all + each, 0),
        ),
      );
      for (const { id, takenMinor } of taken) expect(takenMinor).toBeLessThanOrEqual(credits[Number(id)] ?? 0);
      // All but the last are used up.
      for (const { id, takenMinor } of taken.slice(0, -1)) expect(takenMinor).toBe(credits[Number(id)]);
    }),
  );
});

test("corrections of an invoice add up to its net and its tax, however often it is corrected", () => {
  fc.assert(
    fc.property(minor, fc.integer({ min: 0, max: 5_000 }), fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 8 }), (netMinor, tax, shares) => {
      const totalMinor = netMinor + taxOn(netMinor, tax);
      const cuts = [0, ...shares.map((share) => Math.floor((totalMinor * share) / 100)), totalMinor].sort((a, b) => a - b);
      const parts = cuts.slice(1).map((to, index) => splitPart({ netMinor, totalMinor }, cuts[index] ?? 0, to - (cuts[index] ?? 0)));
      for (const part of parts) expect(Math.min(part.netMinor, part.taxMinor)).toBeGreaterThanOrEqual(0);
      expect(parts.reduce((sum, part) => sum + part.netMinor, 0)).toBe(netMinor);
      expect(parts.reduce((sum, part) => sum + part.taxMinor, 0)).toBe(totalMinor - netMinor);
    }),
  );
});
