import fc from "fast-check";
import { expect, test } from "vitest";
import { levelOf, standingOf } from "./level-of.ts";

const levels = [0, 100, 300, 600].map((points) => ({ name: "", points }));

test("a level begins at its points, and the last has no end", () => {
  expect([-5, 0, 99, 100, 299, 300, 600, 1_000_000].map((points) => levelOf(levels, points))).toEqual([1, 1, 1, 2, 2, 3, 4, 4]);
});

test("more points never lower a level", () => {
  fc.assert(fc.property(fc.nat(), fc.nat(), (points, more) => levelOf(levels, points + more) >= levelOf(levels, points)));
});

test("the way to the next level is counted from this one", () => {
  expect(standingOf(levels, 150)).toEqual({ points: 150, level: 2, name: "", next: { level: 3, name: "", points: 300 }, progress: 0.25 });
  expect(standingOf(levels, 900)).toMatchObject({ level: 4, next: null, progress: 1 });
  expect(standingOf(levels, -20)).toMatchObject({ level: 1, progress: 0 });
});
