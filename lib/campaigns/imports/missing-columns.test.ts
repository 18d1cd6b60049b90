import { expect, test } from "vitest";
import { GOOGLE_ADS, OWN } from "./exports.fixture.ts";
import type { ImportSettings } from "./import-schema.ts";
import { missingColumns } from "./missing-columns.ts";
import { recognise } from "./recognise.ts";

const missing = (text: string, columnOf: Partial<ImportSettings["columnOf"]> = {}) => {
  const { settings } = recognise(text, "utf-8", "EUR");
  return missingColumns({ columnOf: { ...settings.columnOf, ...columnOf } }).map(({ path }) => path);
};

test.each([
  ["an address book lacks all of them", "Name,Phone\nAda,1\n", {}, ["day", "campaign", "spend"]],
  ["an export without figures lacks those", "Day,Campaign,Channel\n2026-09-01,a,email\n", {}, ["spend"]],
  ["a file whose day was not chosen lacks it", OWN, { day: null }, ["day"]],
  ["a file whose campaign was not chosen lacks it", OWN, { campaign: null }, ["campaign"]],
  ["an export lacks nothing", GOOGLE_ADS, {}, []],
  ["one that names its campaigns by their id alone lacks nothing", GOOGLE_ADS, { campaign: null }, []],
  ["one figure is enough", OWN, { impressions: null, clicks: null, conversions: null, spend: null }, []],
] as const)("%s", (_, text, columnOf, fields) => {
  expect(missing(text, columnOf)).toEqual(fields);
});
