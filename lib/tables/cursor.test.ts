import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "./cursor.ts";

describe("cursor", () => {
  test("survives the round trip for every name", () => {
    fc.assert(
      fc.property(fc.string(), fc.uuid(), (value, id) => {
        expect(decodeCursor(encodeCursor("name", value, id), "name")).toEqual({ value, id });
      }),
    );
  });

  test("of another sort, or not ours, is refused as input", () => {
    const cursor = encodeCursor("name", "Acme", "01900000-0000-7000-8000-000000000001");
    expect(() => decodeCursor(cursor, "-created")).toThrow(/no longer good/);
    for (const text of ["", "garbage", "W10", Buffer.from('["name","x","not-an-id"]').toString("base64url")])
      expect(() => decodeCursor(text, "name")).toThrow(/no longer good/);
  });
});
