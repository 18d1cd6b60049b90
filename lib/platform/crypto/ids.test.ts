import fc from "fast-check";
import { expect, test } from "vitest";
import { firstIdAt, newId, newIdAt } from "./index.ts";

const moment = fc.date({ min: new Date(0), max: new Date("2200-01-01"), noInvalidDate: true });

test("ids sort by their moment, and those of one moment in the order in which they were made", () => {
  fc.assert(
    fc.property(moment, moment, (one, other) => {
      const [earlier, later] = one < other ? [one, other] : [other, one];
      const made = [newIdAt(earlier), newIdAt(earlier), newIdAt(later)];
      expect([...made].sort()).toEqual(made);
      expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }),
  );
});

test("the first id of a moment parts what was made before it from what was made from it on", () => {
  fc.assert(
    fc.property(moment, (at) => {
      const bound = firstIdAt(at);
      expect(newIdAt(at) > bound).toBe(true);
      expect(newIdAt(new Date(at.getTime() + 1)) > bound).toBe(true);
      if (at.getTime() > 0) expect(newIdAt(new Date(at.getTime() - 1)) < bound).toBe(true);
    }),
  );
  const before = new Date();
  expect(newId() > firstIdAt(before)).toBe(true);
});

test("ids that this process makes sort in the order in which they were made, and none is made twice", () => {
  const made = Array.from({ length: 20_000 }, newId);
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  for (const id of made.slice(0, 100)) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
