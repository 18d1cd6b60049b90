import { expect, test } from "vitest";
import type { CrmKind } from "./import-schema.ts";
import { lineReader } from "./read-line.ts";
import { recognise, textEncodingOf } from "./recognise.ts";

const OWNERS = new Map([["boss@x.example", "0197a000-0000-7000-8000-000000000001"]]);
/** Reads the lines below the header of a text, parted as it is recognised. */
function read(text: string, kind: CrmKind = "lead") {
  const settings = recognise(text, "utf-8", kind);
  const reader = lineReader({ kind, settings, currency: "EUR", owners: OWNERS, now: new Date("2026-10-01T00:00:00Z") });
  const lines = text.trim().split("\n").slice(settings.headerRecord);
  return lines.map((line) => reader(line.split(settings.delimiter)));
}

test.each([
  ["Name,Email\nAda Lovelace,ADA@x.example", { firstName: "Ada", lastName: "Lovelace", email: "ada@x.example" }],
  ["Name\tE-mail\nAda King Lovelace\tada@x.example", { firstName: "Ada King", lastName: "Lovelace", email: "ada@x.example" }],
  [
    "Vorname;Nachname;Budget;Land\nAda;Lovelace;1.250,50;Deutschland",
    { firstName: "Ada", lastName: "Lovelace", budgetMinor: 125_050n, country: "DE" },
  ],
  [
    "Email,Company size,Lead status,Opt-in\na@x.example,25,In Bearbeitung,ja",
    { email: "a@x.example", companySize: "11-50", status: "contacted", hasConsent: true },
  ],
  [
    "Email,UTM source,Tags,Owner\na@x.example,google,One;TWO|one,Boss@x.example",
    { email: "a@x.example", utm: { utm_source: "google" }, tags: ["one", "two"], ownerId: OWNERS.get("boss@x.example") },
  ],
  ["Email,Created\na@x.example,30/09/2026", { email: "a@x.example", createdAt: new Date("2026-09-30T00:00:00Z") }],
])("%s", (text, values) => {
  expect(read(text)).toMatchObject([{ kind: "line", line: { values } }]);
});

test.each([
  ["Email,Phone\nnone,\n", "email"],
  ["Email,Consent\na@x.example,perhaps\n", "consent"],
  ["Email,Owner\na@x.example,nobody@x.example\n", "owner"],
  ["Email,Budget\na@x.example,1.234\n", "budget"],
  ["Email,Created\na@x.example,2027-01-01\n", "createdAt"],
  ["Email,Country\na@x.example,Atlantis\n", "country"],
  ["Email,Source\n,event\n", null],
])("%s is refused", (text, field) => {
  expect(read(text)).toMatchObject([{ kind: "refuse", field }]);
});

test("what has neither address nor id is known by what it says of who it is", () => {
  const keys = read("Name,Phone,City\nAda Lovelace,+49 30 1234567,Rome\nada lovelace,+49 30 1234567,Paris\nAda King,,\n").map((each) =>
    each.kind === "line" ? each.line.externalKey : null,
  );
  expect(keys[0]).toMatch(/^import:#[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
  expect(read("Id,Name\n7,Ada\n")).toMatchObject([{ line: { externalKey: "import:7" } }]);
});

test("notes above the header are left out, and text of Excel is no UTF-8", () => {
  expect(recognise("Export of 1 October\n\nFirma;Webseite\nEngines;engines.example\n", "utf-8", "company")).toMatchObject({
    delimiter: ";",
    headerRecord: 2,
    columnOf: { companyName: "Firma", domain: "Webseite" },
  });
  expect(textEncodingOf(Buffer.from("Müller", "latin1"))).toBe("windows-1252");
  expect(textEncodingOf(Buffer.from("Müller"))).toBe("utf-8");
});
