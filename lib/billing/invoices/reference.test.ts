import fc from "fast-check";
import { expect, test } from "vitest";
import { creditorReference, isCreditorReference, referencesIn } from "./reference.ts";

test("it is as the standard's own example", () => {
  expect(creditorReference("539007547034")).toBe("RF18539007547034");
  expect(isCreditorReference("RF18 5390 0754 7034")).toBe(true);
  expect(isCreditorReference("RF19539007547034")).toBe(false);
});

test("every reference is right, and one with a digit mistyped or two swapped is not", () => {
  const own = fc.string({ unit: fc.constantFrom(..."0123456789ABCXYZ"), minLength: 1, maxLength: 21 });
  fc.assert(
    fc.property(own, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, at, more) => {
      const good = creditorReference(text);
      expect(isCreditorReference(good)).toBe(true);
      const place = 4 + (at % text.length);
      const sign = good[place] ?? "";
      if (/\d/.test(sign)) expect(isCreditorReference(good.slice(0, place) + ((Number(sign) + more) % 10) + good.slice(place + 1))).toBe(false);
      const next = good[place + 1];
      if (next && /\d/.test(sign) && /\d/.test(next) && next !== sign)
        expect(isCreditorReference(good.slice(0, place) + next + sign + good.slice(place + 2))).toBe(false);
    }),
  );
});

test("it is found in what a bank writes", () => {
  const reference = creditorReference("202600042");
  expect(referencesIn(`SVWZ+${reference} thank you`)).toEqual([reference]);
  expect(referencesIn(`invoice ${reference.replace(/(.{4})/g, "$1 ")}Acme`)).toEqual([reference]);
  expect(referencesIn("RF00123 and nothing else")).toEqual([]);
});
