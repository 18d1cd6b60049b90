import fc from "fast-check";
import { expect, test } from "vitest";
import { readDay, readNumber, shiftDecimals } from "./read-cell.ts";

test.each([
  ["1,234.56", ".", "1234.56"],
  ["1.234,56", ",", "1234.56"],
  ["1 234,56", ",", "1234.56"],
  ["1\u202f234", ",", "1234"],
  ["1’234.50", ".", "1234.50"],
  ["$1,000", ".", "1000"],
  ["12,50 €", ",", "12.50"],
  ["EUR 7.00", ".", "7.00"],
  ["--", ".", "0"],
  ["", ",", "0"],
  ["007", ".", "7"],
  [".5", ".", "0.5"],
] as const)("%s with “%s” is %s", (text, decimal, expected) => {
  expect(readNumber(text, decimal)).toBe(expected);
});

test.each([
  ["-5", "."],
  ["1,23", "."],
  ["1.23", ","],
  ["12,34,56", "."],
  ["abc", "."],
  ["1e5", "."],
  ["9999999999999999", "."],
] as const)("%s with “%s” is no number", (text, decimal) => {
  expect(readNumber(text, decimal)).toBeNull();
});

test("what is written with thousands separators is read as it was", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (cents) => {
      const [english, german] = ["en", "de"].map((locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cents / 100));
      expect(shiftDecimals(readNumber(english ?? "", ".") ?? "", 2)).toBe(String(cents));
      expect(shiftDecimals(readNumber(german ?? "", ",") ?? "", 2)).toBe(String(cents));
    }),
  );
});

test("parts of a minor unit are kept until lines are added up", () => {
  expect(shiftDecimals("12.345", 2)).toBe("1234.5");
  expect(shiftDecimals("12", 0)).toBe("12");
  expect(shiftDecimals("0.05", 2)).toBe("5");
});

test.each([
  ["2026-09-01", "ymd"],
  ["20260901", "ymd"],
  ["2026/9/1", "ymd"],
  ["2026-09-01 00:00:00", "ymd"],
  ["01.09.2026", "mdy"],
  ["1.9.26", "ymd"],
  ["9/1/2026", "mdy"],
  ["1/9/2026", "dmy"],
  ["Sep 1, 2026", "ymd"],
  ["Tuesday, September 1, 2026", "ymd"],
  ["1 Sep 2026", "ymd"],
  ["1. September 2026", "ymd"],
] as const)("%s (%s) is the first of September", (text, order) => {
  expect(readDay(text, order)).toBe("2026-09-01");
});

test.each(["2026-02-30", "31.04.2026", "13/13/2026", "yesterday", "", "Total"])("“%s” is no day", (text) => {
  expect(readDay(text, "dmy")).toBeNull();
});
