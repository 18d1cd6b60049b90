import fc from "fast-check";
import { expect, test } from "vitest";
import { typedColour } from "./colours/schema.ts";
import { brandColour } from "./schema.ts";

test.each([
  ["#465fff", "#465fff"],
  [" #465FFF ", "#465fff"],
  ["465fff", null],
  ["#465ff", null],
  ["#465fff\n#000000", null],
  ["", null],
])("%j is the colour %j", (typed, colour) => {
  expect(typedColour(typed)).toBe(colour);
});

test("what is shown while it is typed is what would be kept", () => {
  const typed = fc.oneof(fc.string(), fc.stringMatching(/^\s?#[0-9a-fA-F]{5,7}\s?$/));
  fc.assert(fc.property(typed, (text) => typedColour(text) === (brandColour.safeParse(text).data ?? null)));
});
