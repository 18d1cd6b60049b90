import { expect, test } from "vitest";
import { sayIn } from "#words/say";
import { PERMISSIONS } from "./permissions.ts";

test.each(Object.entries<string>(PERMISSIONS))("what %s allows is said in German too", (_, what) => {
  expect(sayIn("de", what)).not.toBe(what);
});
