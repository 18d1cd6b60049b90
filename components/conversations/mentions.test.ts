import { expect, test } from "vitest";
import { begunMention, namesFor } from "./mentions.ts";

test("a mention is begun by an @ that belongs to no word, and goes on to the cursor", () => {
  expect(begunMention("@")).toBe("");
  expect(begunMention("Please ask @zoë mü")).toBe("zoë mü");
  expect(begunMention("(@Lee")).toBe("Lee");
  expect(begunMention("Thanks @Ann Lee, and @Bo")).toBe("Bo");
  expect(begunMention("@Ann\nand")).toBeNull();
  for (const address of ["ann@example", "ann.lee@", "Ä@b", "nothing at all"]) expect(begunMention(address)).toBeNull();
});

test("a name is found by any of its words, in any order, without accents and capitals", () => {
  const names = ["Ann Müller", "Lee Annand", "Zoë-Marie Lee", "Hannah Berg"];
  expect(namesFor(names, "ann")).toEqual(["Ann Müller", "Lee Annand"]);
  expect(namesFor(names, "lee")).toEqual(["Lee Annand", "Zoë-Marie Lee"]);
  expect(namesFor(names, "mull")).toEqual(["Ann Müller"]);
  expect(namesFor(names, "marie z")).toEqual(["Zoë-Marie Lee"]);
  expect(namesFor(names, "")).toEqual(names);
  expect(namesFor(names, "erg")).toEqual([]);
});
