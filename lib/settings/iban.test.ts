import fc from "fast-check";
import { expect, test } from "vitest";
import { isIban, mod97 } from "./iban.ts";

test.each(["DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432", "FR1420041010050500013M02606", "nl91 abna 0417 1643 00"])(
  "%s is an IBAN",
  (iban) => {
    expect(isIban(iban)).toBe(true);
  },
);

test.each(["", "DE89 3704 0044 0532 0130 01", "GB82WEST1234569876543", "12345678901234567890", "DE8937040044053201300000000000000000000"])(
  "“%s” is none",
  (iban) => {
    expect(isIban(iban)).toBe(false);
  },
);

test("a digit that was mistyped is always found", () => {
  const good = "DE89370400440532013000";
  fc.assert(
    fc.property(fc.integer({ min: 4, max: good.length - 1 }), fc.integer({ min: 1, max: 9 }), (place, more) => {
      const digit = (Number(good[place]) + more) % 10;
      expect(isIban(good.slice(0, place) + digit + good.slice(place + 1))).toBe(false);
    }),
  );
});

test("the remainder is that of the number it stands for", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (number) => {
      expect(mod97(String(number))).toBe(Number(number % 97n));
    }),
  );
});
