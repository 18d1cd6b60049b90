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
      const [[field] = []] = parse(`${csvField(text)},x\r\n`, { relax_quotes: false }) as string[][];
      expect([text, `'${text}`]).toContain(field);
    }),
  );
});
