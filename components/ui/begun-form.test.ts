import { expect, test } from "vitest";
import { begin, isOutOfDate } from "./begun-form.ts";

test("a form is out of date once another version is shown than the one that typing began with", () => {
  const begun = begin(null, { id: "a", version: "3" });
  expect(isOutOfDate(null, { id: "a", version: "4" })).toBe(false);
  expect(isOutOfDate(begun, { id: "a", version: "3" })).toBe(false);
  expect(isOutOfDate(begun, { id: "a", version: "4" })).toBe(true);
  // It begins once: typing on does not take up the newer version.
  expect(isOutOfDate(begin(begun, { id: "a", version: "4" }), { id: "a", version: "4" })).toBe(true);
});

test("a form without a version, or whose other hidden fields change, is never out of date", () => {
  expect(isOutOfDate(begin(null, { state: "status=trial" }), { state: "status=active" })).toBe(false);
  expect(isOutOfDate(begin(null, { version: "1", state: "a" }), { version: "1", state: "b" })).toBe(false);
});
