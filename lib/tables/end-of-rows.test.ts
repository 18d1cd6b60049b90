import { expect, test } from "vitest";
import { endOfRows } from "./end-of-rows.ts";

const nouns = { one: "entry", many: "entries" };

test("the last row of an export says in the words of one or of many how many there are, and whether that is all", () => {
  expect([0, 1, 2].map((rows) => endOfRows({ rows, isComplete: true }, nouns))).toEqual(["End: 0 entries", "End: 1 entry", "End: 2 entries"]);
  expect(endOfRows({ rows: 100_000, isComplete: false }, nouns)).toBe("Cut off after 100000 entries: narrow the list");
});
