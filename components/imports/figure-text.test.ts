import { expect, test } from "vitest";
import { formatsOf } from "../format/reader-formats.tsx";
import { figureText } from "./figure-text.ts";

const figures = { spend: "1234.56", impressions: "12345", conversions: "10.50" };
const [german, american] = ["de", "en-US"].map((locale) => formatsOf({ locale, timeZone: "UTC" }));
const plain = (text: string) => text.replaceAll("\u00a0", " ");

test.each([
  ["an amount to a German reader", "spend", "EUR", german, "1.234,56 €"],
  ["an amount to an American reader", "spend", "EUR", american, "€1,234.56"],
  ["an amount of another currency", "spend", "USD", german, "1.234,56 $"],
  ["a count to a German reader", "impressions", "EUR", german, "12.345"],
  ["parts of conversions to a German reader", "conversions", "EUR", german, "10,5"],
  ["what the line does not tell", "revenue", "EUR", german, "–"],
  ["a figure of a line that cannot be read", "spend", null, german, "–"],
] as const)("%s", (_, name, currency, formats, text) => {
  expect(formats && plain(figureText({ figures, currency }, name, formats))).toBe(text);
});
