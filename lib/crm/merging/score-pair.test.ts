import fc from "fast-check";
import { expect, test } from "vitest";
import { type Comparable, LEAST_POINTS, scorePair } from "./score-pair.ts";

const person = (over: Partial<Comparable> = {}): Comparable => ({
  kind: "person",
  firstName: "Ada",
  lastName: "Lovelace",
  emailKey: null,
  phoneKey: null,
  companyKey: null,
  city: null,
  country: null,
  ...over,
});
const isShown = (a: Comparable, b: Comparable) => scorePair(a, b).points >= LEAST_POINTS;

test.each([
  ["one address", person({ emailKey: "a@x" }), person({ firstName: "B", lastName: "C", emailKey: "a@x" }), true],
  ["a number alone", person({ phoneKey: "301234567" }), person({ firstName: "B", lastName: "C", phoneKey: "301234567" }), false],
  ["a number and a name in short", person({ phoneKey: "301234567" }), person({ firstName: "A.", phoneKey: "301234567" }), true],
  ["a name alone", person(), person(), false],
  ["a name and a company", person({ companyKey: "engines" }), person({ companyKey: "engines" }), true],
  ["a name and a company, with two addresses", person({ companyKey: "e", emailKey: "a@x" }), person({ companyKey: "e", emailKey: "b@x" }), true],
  ["a name and a company in two countries", person({ companyKey: "e", country: "DE" }), person({ companyKey: "e", country: "FR" }), false],
  ["another first name with the same letter", person({ companyKey: "e" }), person({ firstName: "Anna", companyKey: "e" }), false],
  ["accents and umlauts", person({ lastName: "Müller", companyKey: "e" }), person({ lastName: "Mueller", companyKey: "e" }), true],
])("%s", (_what, a, b, shown) => {
  expect(isShown(a, b)).toBe(shown);
});

test("counts the same from either side, between nothing and a hundred, and says why", () => {
  const word = fc.constantFrom("", "Ada", "A", "Anna", "Lovelace");
  const key = fc.constantFrom(null, "x", "y");
  const any = fc.record({
    kind: fc.constantFrom("person" as const, "company" as const),
    firstName: word,
    lastName: word,
    emailKey: key,
    phoneKey: key,
    companyKey: key,
    city: key,
    country: key,
  });
  fc.assert(
    fc.property(any, any, (a, other) => {
      const b = { ...other, kind: a.kind };
      const one = scorePair(a, b);
      expect(scorePair(b, a)).toEqual(one);
      expect(one.points).toBeGreaterThanOrEqual(0);
      expect(one.points).toBeLessThanOrEqual(100);
      if (one.points > 0) expect(one.signals.length).toBeGreaterThan(0);
    }),
  );
});
