import fc from "fast-check";
import { expect, test } from "vitest";
import { weekOf } from "./week.ts";

test("a week begins with the Monday before, or with today when it is one", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }), (moment) => {
      const { since, before } = weekOf(moment);
      expect(since.getUTCDay()).toBe(1);
      expect(since.toISOString().slice(11)).toBe("00:00:00.000Z");
      expect(moment.getTime() - since.getTime()).toBeGreaterThanOrEqual(0);
      expect(moment.getTime() - since.getTime()).toBeLessThan(7 * 86_400_000);
      expect(since.getTime() - before.getTime()).toBe(7 * 86_400_000);
    }),
  );
});
