import { describe, expect, test } from "vitest";
import { type KeptText, readKept, writeKept } from "./kept-text.ts";

const NOW = Date.UTC(2026, 10, 26);
const kept: KeptText = {
  at: NOW - 1_000,
  version: "3",
  fields: [
    ["name", "Acme"],
    ["kind:a=on", "true"],
  ],
};

describe("what somebody typed and did not save", () => {
  test("comes back as it was kept, for a week", () => {
    expect(readKept(writeKept(kept), NOW)).toEqual(kept);
    expect(readKept(writeKept({ ...kept, at: NOW - 7 * 86_400_000 }), NOW)).toBeNull();
  });

  test("is not kept where it is more than a browser should keep", () => {
    expect(writeKept({ ...kept, fields: [["text", "x".repeat(60_000)]] })).toBeNull();
  });

  test.each([
    "",
    "{",
    "null",
    "[]",
    '{"at":1}',
    `{"at":${NOW},"fields":[["a"]]}`,
    `{"at":${NOW},"fields":[["a",1]]}`,
    `{"at":${NOW},"version":3,"fields":[]}`,
  ])("%j is nothing that was typed", (text) => {
    expect(readKept(text, NOW)).toBeNull();
  });
});
