import { expect, test } from "vitest";
import { hasTag } from "./has-tag.ts";

test.each([
  ['"a", "b"', '"b"', true],
  ['W/"b"', '"b"', true],
  ['"b"', 'W/"b"', true],
  ["*", '"b"', true],
  ['"a"', '"b"', false],
  [null, '"b"', false],
  [undefined, '"b"', false],
])("If-None-Match %s and the tag %s: %s", (sent, etag, isThere) => {
  expect(hasTag(sent, etag)).toBe(isThere);
});
