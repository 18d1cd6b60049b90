import fc from "fast-check";
import { expect, test } from "vitest";
import { CODE_PREFIXES, readReferralCode } from "./code.ts";
import { newReferralCode } from "./new-code.ts";

test("a new code is one, however it was typed", () => {
  fc.assert(
    fc.property(fc.constantFrom(...CODE_PREFIXES), (prefix) => {
      const code = newReferralCode(prefix);
      expect(code).toMatch(/^(BIZ|PRO)[0-9A-F]{8}$/);
      expect(readReferralCode(` ${code.toLowerCase()} `)).toBe(code);
    }),
  );
});

test.each(["", "BIZ", "BIZ1234567", "BIZ123456789", "ABC12345678", "BIZ1234567G", "BIZ12345678\nX"])("%j is no code", (text) => {
  expect(readReferralCode(text)).toBeNull();
});
