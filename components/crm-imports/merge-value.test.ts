import { expect, test } from "vitest";
import { formatsOf } from "../format/reader-formats.tsx";
import { sayMergeValue } from "./merge-value.tsx";

const german = formatsOf({ locale: "de-DE", timeZone: "Europe/Berlin" });
const say = (sentence: string) => `[${sentence}]`;

test.each([
  ["source", "google_ads", "[Google Ads]"],
  ["source", "Messe 2026", "[Messe 2026]"],
  ["timeline", "half_year", "[Within six months]"],
  ["budget", "8350.00 EUR", "8.350,00\u00a0€"],
  ["budget", "9007199254740993.01 EUR", "9.007.199.254.740.993,01\u00a0€"],
  ["followUp", "2026-11-30T08:00:00+00:00", "30. Nov. 2026, 09:00"],
  ["name", "half_year", "half_year"],
  ["timeline", "", ""],
  ["budget", "", ""],
] as const)("of two records, the %s %j is written as %j", (group, value, written) => {
  expect(sayMergeValue(group, value, say, german)).toBe(written);
});
