import { expect, test } from "vitest";
import { amountOfWriting, mayMeanThousands, plainAmount } from "./typed-amount.ts";

test.each([
  ["1200", "1200"],
  ["1200.50", "1200.50"],
  ["1200,50", "1200.50"],
  ["1200,5", "1200.5"],
  ["0,99", "0.99"],
  ["1.200,50", "1200.50"],
  ["1,200.50", "1200.50"],
  ["12.345.678,90", "12345678.90"],
  ["12,345,678.90", "12345678.90"],
  ["1.234.567", "1234567"],
  ["1,234,567", "1234567"],
  ["1 200,50", "1200.50"],
  ["1\u00a0200.50", "1200.50"],
  ["1’200.50", "1200.50"],
  ["1 200", "1200"],
])("“%s” is %s", (typed, amount) => expect(plainAmount(typed)).toBe(amount));

test.each(["1,200", "1.200", "1,2,3", "12.34,5", "1.20,50", "1 20", "1200,50 €", "-1,50", "abc", "", ","])("“%s” stays as it was", (typed) =>
  expect(plainAmount(typed)).toBe(typed),
);

test.each([
  ["1.200", "EUR", true],
  ["999.000", "JPY", true],
  ["1.200", "KWD", false],
  ["1.20", "EUR", false],
  ["0.500", "EUR", false],
  ["1200.500", "EUR", false],
])("%s %s: %s", (amount, currency, may) => expect(mayMeanThousands(amount, currency)).toBe(may));

test.each([
  ["$1,250", "en", "USD", "1250"],
  ["$1,250.00", "en", "USD", "1250.00"],
  ["1,250 USD", "en", "USD", "1250"],
  ["12,500", "en", "USD", "12500"],
  ["12.500", "de", "EUR", "12500"],
  ["12.500,50 €", "de", "EUR", "12500.50"],
  ["€ 12.500", "de-AT", "EUR", "12500"],
  ["CHF 12’500", "de-CH", "CHF", "12500"],
  ["$1,250", "en", "CAD", "1250"],
  ["1250,5", "en", "EUR", "1250.5"],
  ["", "en", "EUR", ""],
])("“%s” of who writes in %s with %s is %s", (typed, locale, currency, amount) => expect(amountOfWriting(typed, { locale, currency })).toBe(amount));

test.each([
  ["12.500", "en", "USD"],
  ["12,500", "de", "EUR"],
  ["12,500", "de-CH", "CHF"],
  ["1.200", "de", "KWD"],
  ["€1,250", "en", "USD"],
  ["12.500", "de", null],
])("“%s” of who writes in %s with %s stays as it was", (typed, locale, currency) => expect(amountOfWriting(typed, { locale, currency })).toBe(typed));
