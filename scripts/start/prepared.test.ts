import { expect, test } from "vitest";
import { preparationName } from "./prepared.ts";

test("what is built and what is wanted name a preparation; the same ones name the same", () => {
  const names = [preparationName("one", true), preparationName("one", false), preparationName("two", true)];
  expect(new Set(names).size).toBe(3);
  expect(preparationName("one", true)).toBe(names[0]);
});
