import { expect, test } from "vitest";
import { MOST_MENTIONED, mentionsIn } from "./mentions.ts";

const PEOPLE = [
  { id: "ann", name: "Ann" },
  { id: "ann-lee", name: "Ann Lee" },
  { id: "other-ann-lee", name: "Ann Lee" },
  { id: "oe", name: "Jörg Özil" },
  { id: "star", name: "A.* (B)" },
];

test.each([
  ["Please look, @Ann.", ["ann"]],
  ["@ann lee and @ANN", ["ann-lee", "other-ann-lee", "ann"]],
  ["@Anna is somebody else", []],
  ["write to team@ann.example", []],
  ["(@Jörg Özil)", ["oe"]],
  ["@Jo\u0308rg O\u0308zil, in two characters each", ["oe"]],
  ["@A.* (B) has odd signs", ["star"]],
  ["@@Ann", ["ann"]],
  ["@Ann @Ann", ["ann"]],
  ["@Nobody", []],
  ["@", []],
] as [string, string[]][])("“%s” mentions %j", (text, ids) => expect(mentionsIn(text, PEOPLE)).toEqual(ids));

test("nobody is mentioned who may not see it, and no more than twenty are", () => {
  expect(mentionsIn("@Ann Lee", [])).toEqual([]);
  const crowd = Array.from({ length: 30 }, (_, index) => ({ id: `p${index}`, name: "Sam" }));
  expect(mentionsIn("@Sam", crowd)).toHaveLength(MOST_MENTIONED);
});

test("a person without a name is mentioned by nothing", () => expect(mentionsIn("@ you", [{ id: "x", name: "" }])).toEqual([]));
