import { expect, test } from "vitest";
import { type Condition, condition } from "#lib/gamification/schema";
import { blank, kindOf, LEAF_KINDS, moveAt, replaceAt } from "./condition-edit.ts";

const leaf = (atLeast: number): Condition => ({ measure: "clicks", atLeast });
const whole: Condition = { all: [leaf(1), { any: [leaf(2), leaf(3)] }] };

test.each(LEAF_KINDS)("a new part of the kind %s can be saved as it is", (kind) => {
  const made = blank(kind, "2026-11-27");
  expect(condition.parse(made)).toEqual(made);
  expect(kindOf(made)).toBe(kind);
});

test("a part is replaced in its place, and taken out with the group that it leaves empty", () => {
  expect(replaceAt(whole, [1, 0], leaf(9))).toEqual({ all: [leaf(1), { any: [leaf(9), leaf(3)] }] });
  expect(replaceAt(whole, [1, 0], null)).toEqual({ all: [leaf(1), { any: [leaf(3)] }] });
  expect(replaceAt({ all: [{ any: [leaf(1)] }] }, [0, 0], null)).toBeNull();
  expect(replaceAt(whole, [], leaf(4))).toEqual(leaf(4));
});

test("a part moves among its neighbours and not beyond them", () => {
  expect(moveAt(whole, [1, 1], -1)).toEqual({ all: [leaf(1), { any: [leaf(3), leaf(2)] }] });
  expect(moveAt(whole, [0], 1)).toEqual({ all: [{ any: [leaf(2), leaf(3)] }, leaf(1)] });
  expect(moveAt(whole, [0], -1)).toEqual(whole);
});
