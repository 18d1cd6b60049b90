import { describe, expect, it, test } from "vitest";
import { amount, localTime, optionalAmount, optionalCountry, optionalEmail, optionalLocalTime } from "./fields.ts";

const NOT_A_TIME = "Write a day such as 2026-12-24, or a time such as 2026-12-24 14:30.";
const saidOf = (answer: { error?: { issues: { message: string }[] } | undefined }) => answer.error?.issues.map(({ message }) => message);

describe("a time on the tenant's clocks", () => {
  test.each([
    ["2026-12-24T14:30", "2026-12-24T14:30"],
    ["2026-12-24 14:30", "2026-12-24T14:30"],
    ["24.12.2026 14:30", "2026-12-24T14:30"],
    ["2026-12-24", "2026-12-24T09:00"],
  ])("“%s” is %s, needed or not", (typed, read) => {
    expect(localTime().parse(typed)).toBe(read);
    expect(optionalLocalTime().parse(typed)).toBe(read);
  });

  test.each([
    ["tomorrow", NOT_A_TIME],
    ["2026-02-30", "There is no such day."],
    ["2026-12-24T25:00", "There is no such day."],
  ])("of “%s” one thing is said, the same where it may be left out", (typed, said) => {
    expect(saidOf(localTime().safeParse(typed))).toEqual([said]);
    expect(saidOf(optionalLocalTime().safeParse(typed))).toEqual([said]);
  });

  it("is nothing where it may be left out, and else asked for once", () => {
    expect(optionalLocalTime().parse(" ")).toBeNull();
    expect(optionalLocalTime().parse(undefined)).toBeNull();
    expect(saidOf(localTime().safeParse(""))).toEqual([NOT_A_TIME]);
  });
});

test("what is no mail address is told as such where it may be left out", () => {
  expect(saidOf(optionalEmail().safeParse("ada"))).not.toContain("Invalid input");
});

test.each([
  ["9999999999999", "The largest amount is 999,999,999,999."],
  ["a lot", "Write an amount such as 1200 or 1200.50."],
])("of the amount “%s” it is said what is wrong, needed or not", (typed, said) => {
  expect(saidOf(amount().safeParse(typed))).toEqual([said]);
  expect(saidOf(optionalAmount().safeParse(typed))).toEqual([said]);
});

test("a country is never another one whose code its name begins with", () => {
  expect(["ge", "Germany", "Deutschland", "Georgia", ""].map((typed) => optionalCountry().parse(typed))).toEqual(["GE", "DE", "DE", "GE", null]);
  expect(saidOf(optionalCountry().safeParse("Atlantis"))).toEqual(["Write a country such as DE or Germany."]);
});
