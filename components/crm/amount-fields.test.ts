import { expect, test } from "vitest";
import { plainAmount } from "#lib/platform/money/schema";
import { formatTypedAmount } from "../format/number.tsx";

test.each([
  ["1200.50", "de", "1200,50"],
  ["1200.5", "de-AT", "1200,5"],
  ["1200.50", "en", "1200.50"],
  ["1200.50", "de-CH", "1200.50"],
  ["1200", "de", "1200"],
  ["", "de", ""],
  ["1.200", "de", "1.200"],
])("a field begins with %s in %s as “%s”, and reads the same again", (amount, locale, shown) => {
  expect(formatTypedAmount(amount, locale)).toBe(shown);
  expect(plainAmount(shown)).toBe(amount);
});
