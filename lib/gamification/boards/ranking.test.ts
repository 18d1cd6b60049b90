import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PersonPoints, rank, topAndOwn } from "./ranking.ts";

const personArbitrary: fc.Arbitrary<PersonPoints> = fc.record({
  userId: fc.uuid(),
  points: fc.integer({ min: 1, max: 5 }),
  reachedAt: fc.integer({ min: 0, max: 3 }).map((hour) => new Date(hour * 3_600_000)),
});
const peopleArbitrary = fc.uniqueArray(personArbitrary, { selector: ({ userId }) => userId, maxLength: 60 });

const person = (userId: string, points: number, reachedAt = "2026-01-01") => ({ userId, points, reachedAt: new Date(reachedAt) });

describe("ranks", () => {
  test("are shared by equal points, and the next is left out", () => {
    const ranked = rank([person("a", 10), person("b", 30), person("c", 20), person("d", 20)]);
    expect(ranked.map((entry) => [entry.userId, entry.rank])).toEqual([
      ["b", 1],
      ["c", 2],
      ["d", 2],
      ["a", 4],
    ]);
  });

  test("put first among equals who got there first", () => {
    expect(rank([person("a", 10, "2026-02-01"), person("b", 10, "2026-01-01")]).map(({ userId }) => userId)).toEqual(["b", "a"]);
  });

  test("count those with more points, whatever the order they came in", () => {
    fc.assert(
      fc.property(peopleArbitrary, (people) => {
        const ranked = rank(people);
        for (const entry of ranked) expect(entry.rank).toBe(1 + people.filter(({ points }) => points > entry.points).length);
        expect(rank([...people].reverse())).toEqual(ranked);
      }),
    );
  });

  test("lose and invent nobody", () => {
    fc.assert(
      fc.property(peopleArbitrary, (people) => {
        expect(
          rank(people)
            .map(({ userId }) => userId)
            .sort(),
        ).toEqual(people.map(({ userId }) => userId).sort());
      }),
    );
  });
});

describe("the part that is shown", () => {
  test("is the top, and the reader's own place once", () => {
    fc.assert(
      fc.property(peopleArbitrary, fc.nat({ max: 10 }), fc.nat(), (people, count, pick) => {
        const ranked = rank(people);
        const own = ranked.length > 0 ? (ranked[pick % ranked.length]?.userId ?? null) : null;
        const shown = topAndOwn(ranked, count, own);
        expect(shown.slice(0, count)).toEqual(ranked.slice(0, count));
        expect(shown.length).toBeLessThanOrEqual(count + 1);
        expect(shown.filter(({ userId }) => userId === own)).toHaveLength(own === null ? 0 : 1);
      }),
    );
  });
});
