import { expect, test } from "vitest";
import { filterOptions, nextOption } from "./option-filter.ts";

const options = [
  { value: "1", label: "Café Müller", detail: "Berlin" },
  { value: "2", label: "Harbor Dental" },
  { value: "3", label: "The Harbor" },
  { value: "4", label: "Łódź Print", isDisabled: true },
];
const found = (query: string) => filterOptions(options, query).map(({ value }) => value);

test("every typed word must be there, in any order, without regard to accents and case", () => {
  expect(found("muller CAFE")).toEqual(["1"]);
  expect(found("harbor dental")).toEqual(["2"]);
  expect(found("harbor berlin")).toEqual([]);
});

test("what begins with the words comes first, and nothing typed leaves all as they were", () => {
  expect(found("harbor")).toEqual(["2", "3"]);
  expect(found("the")).toEqual(["3"]);
  expect(found("  ")).toEqual(["1", "2", "3", "4"]);
});

test("the second line is searched, too", () => {
  expect(found("berlin")).toEqual(["1"]);
});

test("the next option is around the ends and never one that cannot be chosen", () => {
  expect([nextOption(options, -1, 1), nextOption(options, 2, 1), nextOption(options, -1, -1), nextOption(options, 0, -1)]).toEqual([0, 0, 2, 2]);
  expect(nextOption([], -1, 1)).toBe(-1);
  expect(nextOption([{ value: "x", label: "x", isDisabled: true }], 0, 1)).toBe(-1);
});
