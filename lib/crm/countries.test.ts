import { expect, test } from "vitest";
import { COUNTRY_CODES, countryOf } from "./countries.ts";

test("there are the countries of ISO 3166-1 and Kosovo, and none of old", () => {
  expect(COUNTRY_CODES).toHaveLength(250);
  expect(COUNTRY_CODES).toEqual(expect.arrayContaining(["DE", "GE", "US", "XK"]));
  expect(COUNTRY_CODES.filter((code) => ["DD", "SU", "EU", "UK", "ZZ"].includes(code))).toEqual([]);
});

test.each([
  ["de", "DE"],
  ["Germany", "DE"],
  ["deutschland", "DE"],
  [" Georgia ", "GE"],
  ["Österreich", "AT"],
  ["UK", "GB"],
  ["Atlantis", null],
  ["European Union", null],
  ["", null],
])("“%s” is %s", (text, code) => expect(countryOf(text)).toBe(code));
