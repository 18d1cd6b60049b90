import fc from "fast-check";
import { expect, test } from "vitest";
import { type Keepable, type KeepRules, thinOut } from "./retention.ts";

const DAY_MS = 86_400_000;
const START = Date.parse("2026-01-01T00:00:00Z");
const rules: KeepRules = { keepLast: 1, keepDaily: 0, keepWeekly: 0, keepMonthly: 0, timeZone: "UTC" };
const at = (iso: string): Keepable => ({ id: iso, madeAt: new Date(iso), isGood: true, isBusy: false });

const backups = fc
  .array(fc.record({ minutes: fc.nat(600 * 1_440), isGood: fc.boolean(), isBusy: fc.boolean() }), { maxLength: 60 })
  .map((list) => list.map(({ minutes, ...rest }, index): Keepable => ({ id: String(index), madeAt: new Date(START + minutes * 60_000), ...rest })));
const anyRules: fc.Arbitrary<KeepRules> = fc.record({
  keepLast: fc.integer({ min: 1, max: 8 }),
  keepDaily: fc.nat(10),
  keepWeekly: fc.nat(8),
  keepMonthly: fc.nat(14),
  timeZone: fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia"),
});

test("the newest good backup, what is busy and what is not good are never removed, and nothing is both kept and removed", () => {
  fc.assert(
    fc.property(backups, anyRules, (list, given) => {
      const { keep, remove } = thinOut(list, given);
      const removed = new Set(remove);
      const newest = list.filter(({ isGood }) => isGood).sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime())[0];
      const removedMoments = list.filter(({ id }) => removed.has(id)).map(({ madeAt }) => madeAt.getTime());
      if (newest) expect(removedMoments.every((moment) => moment <= newest.madeAt.getTime())).toBe(true);
      if (newest) expect(list.some(({ id, madeAt }) => madeAt.getTime() === newest.madeAt.getTime() && keep.has(id))).toBe(true);
      for (const { id, isGood, isBusy } of list) {
        if (!isGood || isBusy) expect(removed.has(id)).toBe(false);
        expect(keep.has(id)).not.toBe(removed.has(id));
      }
    }),
  );
});

test("it does not matter in which order they come, and thinning out twice removes nothing more", () => {
  fc.assert(
    fc.property(backups, anyRules, (list, given) => {
      const { remove } = thinOut(list, given);
      expect(new Set(thinOut(list.toReversed(), given).remove)).toEqual(new Set(remove));
      expect(
        thinOut(
          list.filter(({ id }) => !remove.includes(id)),
          given,
        ).remove,
      ).toEqual([]);
    }),
  );
});

test("keeping more never removes more", () => {
  fc.assert(
    fc.property(backups, anyRules, fc.nat(5), (list, given, more) => {
      const larger = { ...given, keepLast: given.keepLast + more, keepDaily: given.keepDaily + more, keepWeekly: given.keepWeekly + more };
      const removed = new Set(thinOut(list, given).remove);
      for (const id of thinOut(list, larger).remove) expect(removed.has(id)).toBe(true);
    }),
  );
});

test("no more stay than the rules ask for", () => {
  fc.assert(
    fc.property(backups, anyRules, (list, given) => {
      const good = list.map((each) => ({ ...each, isGood: true, isBusy: false }));
      const most = given.keepLast + given.keepDaily + given.keepWeekly + given.keepMonthly;
      expect(thinOut(good, given).keep.size).toBeLessThanOrEqual(most);
    }),
  );
});

test("of a day, a week and a month the newest stays, and it is told why", () => {
  const list = ["2026-11-26T02:00:00Z", "2026-11-26T01:00:00Z", "2026-11-25T02:00:00Z", "2026-11-22T02:00:00Z", "2026-10-31T02:00:00Z"].map(at);
  const { keep, remove } = thinOut(list, { ...rules, keepDaily: 2, keepWeekly: 2, keepMonthly: 2 });
  expect(keep.get("2026-11-26T02:00:00Z")).toEqual(["last", "day 2026-11-26", "week of 2026-11-23", "month 2026-11"]);
  expect(keep.get("2026-11-25T02:00:00Z")).toEqual(["day 2026-11-25"]);
  expect(keep.get("2026-11-22T02:00:00Z")).toEqual(["week of 2026-11-16"]);
  expect(keep.get("2026-10-31T02:00:00Z")).toEqual(["month 2026-10"]);
  expect(remove).toEqual(["2026-11-26T01:00:00Z"]);
});

test("days are those of the zone", () => {
  // Both are the 26th in UTC; in Auckland the later one is the 27th.
  const list = ["2026-11-26T10:00:00Z", "2026-11-26T12:00:00Z"].map(at);
  expect(thinOut(list, { ...rules, keepDaily: 2 }).remove).toHaveLength(1);
  expect(thinOut(list, { ...rules, keepDaily: 2, timeZone: "Pacific/Auckland" }).remove).toEqual([]);
});

test("days without a backup do not count against the rest", () => {
  const list = [0, 40, 80].map((day) => at(new Date(START + day * DAY_MS).toISOString()));
  expect(thinOut(list, { ...rules, keepDaily: 3 }).remove).toEqual([]);
});
