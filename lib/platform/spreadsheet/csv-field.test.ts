import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvField } from "./csv-field.ts";

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0"])("%j is no formula", (text) => {
  expect(csvField(text).replace(/^"/, "")).toMatch(/^'/);
});

test("what is no formula stays what it is, through any reader", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      // Semicolons and line breaks may be followed by an apostrophe, of which the examples below tell.
      const plain = text.replace(/[;\t\r\n]/g, " ");
      const [[field] = []] = parse(`${csvField(plain)},x\r\n`, { relax_quotes: false }) as string[][];
      expect([plain, `'${plain}`]).toContain(field);
    }),
  );
});

test("whatever stands in a field, it is one field that differs by apostrophes alone", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const [[field, next] = []] = parse(`${csvField(text)},x\r\n`, { relax_quotes: false }) as string[][];
      expect(next).toBe("x");
      expect(field?.replaceAll("'", "")).toBe(text.replaceAll("'", ""));
    }),
  );
});

test.each([
  ["Ada;=HYPERLINK(1)", "Ada;'=HYPERLINK(1)"],
  ["Ada; @SUM(1)", "Ada; '@SUM(1)"],
  ['Ada;"=1+1"', `"Ada;""'=1+1"""`],
  ["Ada\n=1+1", `"Ada\n'=1+1"`],
])("what would begin a cell where semicolons part them is no formula either: %j", (value, field) => {
  expect(csvField(value)).toBe(field);
});

test.each(["one; two", "a = b", "x;y-z", "- one\n- two".slice(2)])("%j stays as it was written", (value) => {
  expect(csvField(value).replaceAll('"', "")).toBe(value);
});
