import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LotEntry, lotsOf } from "./lots.ts";

const entry = (id: string, kind: LotEntry["kind"], points: number, more: Partial<LotEntry> = {}): LotEntry => ({
  id,
  kind,
  points,
  reversesId: null,
  expiresAt: null,
  lotId: null,
  ...more,
});
const left = (...entries: LotEntry[]) => Object.fromEntries(lotsOf(entries).map((lot) => [lot.id, lot.left]));

describe("points go first in, first out", () => {
  test("spending takes from the oldest lot", () => {
    expect(left(entry("a", "earn", 10), entry("b", "earn", 10), entry("s", "redeem", 12))).toEqual({ a: 0, b: 8 });
  });
  test("what was spent and comes back goes to where it came from", () => {
    const spent = [entry("a", "earn", 10), entry("b", "confirm", 10), entry("s", "redeem", 12)];
    expect(left(...spent, entry("r", "redeem", 12, { reversesId: "s" }))).toEqual({ a: 10, b: 10 });
  });
  test("what is held is not there, and comes back when it is released", () => {
    const held = [entry("a", "earn", 10), entry("b", "earn", 10), entry("h", "hold", 15)];
    expect(left(...held)).toEqual({ a: 0, b: 5 });
    expect(left(...held, entry("x", "release", 15))).toEqual({ a: 10, b: 10 });
    expect(left(...held, entry("x", "forfeit", 10), entry("y", "release", 5))).toEqual({ a: 0, b: 10 });
  });
  test("the points of one lot are held as that lot's, and each hold is decided by itself", () => {
    const held = [entry("a", "earn", 10), entry("b", "earn", 10), entry("hb", "hold", 10, { lotId: "b" })];
    expect(left(...held)).toEqual({ a: 10, b: 0 });
    const both = [...held, entry("ha", "hold", 10, { lotId: "a" })];
    expect(left(...both, entry("x", "forfeit", 10, { lotId: "ha" }), entry("y", "release", 10, { lotId: "hb" }))).toEqual({ a: 0, b: 10 });
  });
  test("what expired of a lot is taken from that lot", () => {
    expect(left(entry("a", "earn", 10), entry("b", "earn", 10), entry("e", "expire", 10, { lotId: "b" }))).toEqual({ a: 10, b: 0 });
  });
  test("pending points are in no lot", () => {
    expect(left(entry("p", "accrue", 10), entry("c", "cancel", 10))).toEqual({});
  });
});

describe("points that are taken back", () => {
  test("are taken from their own lot first", () => {
    expect(left(entry("a", "earn", 10), entry("b", "earn", 10), entry("r", "earn", 10, { reversesId: "b" }))).toEqual({ a: 10, b: 0 });
  });
  test("and were spent are owed: the next lot pays", () => {
    const owed = [entry("a", "earn", 10), entry("s", "redeem", 10), entry("r", "earn", 10, { reversesId: "a" })];
    expect(left(...owed, entry("b", "earn", 4), entry("c", "earn", 10))).toEqual({ a: 0, b: 0, c: 4 });
  });
});

test("what is left of all lots, less what is owed, is what is available, whatever happens", () => {
  const act = fc.record({
    kind: fc.constantFrom("earn", "redeem", "hold", "release", "forfeit", "reverse"),
    points: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const entries: LotEntry[] = [];
      const open = new Set<string>();
      let [available, held, n] = [0, 0, 0];
      for (const { kind, points } of acts) {
        const id = String(n++);
        if (kind === "reverse") {
          const reversed = entries.find((each) => open.has(each.id));
          if (!reversed) continue;
          open.delete(reversed.id);
          entries.push(entry(id, reversed.kind, reversed.points, { reversesId: reversed.id }));
          available += reversed.kind === "earn" ? -reversed.points : reversed.points;
          continue;
        }
        if ((kind === "redeem" || kind === "hold") && available < points) continue;
        if ((kind === "release" || kind === "forfeit") && held < points) continue;
        entries.push(entry(id, kind, points));
        if (kind === "earn" || kind === "redeem") open.add(id);
        if (kind === "earn" || kind === "release") available += points;
        if (kind === "redeem" || kind === "hold") available -= points;
        if (kind === "hold") held += points;
        if (kind === "release" || kind === "forfeit") held -= points;
      }
      const lots = lotsOf(entries);
      expect(lots.every((lot) => lot.left >= 0)).toBe(true);
      // Something is owed only while nothing is left.
      const sum = lots.reduce((total, lot) => total + lot.left, 0);
      expect(sum).toBe(Math.max(available, 0));
    }),
  );
});
