import { expect, test } from "vitest";
import { shownLabels } from "./shown-labels.ts";

test("names every point while there are few, and the last of many with every so manieth before it", () => {
  expect(shownLabels(3).map(({ at }) => at)).toEqual([0, 1, 2]);
  expect(shownLabels(30).map(({ at }) => at)).toEqual([1, 5, 9, 13, 17, 21, 25, 29]);
  expect(shownLabels(0)).toEqual([]);
});

test("a phone has room for four, the last among them", () => {
  for (const count of [1, 4, 5, 8, 30, 365]) {
    const rare = shownLabels(count).filter(({ isRare }) => isRare);
    expect(rare.length).toBeLessThanOrEqual(4);
    expect(rare.at(-1)?.at).toBe(count - 1);
  }
});
