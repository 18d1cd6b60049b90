import { expect, test } from "vitest";
import { oddMail, partsOfMail } from "./mail-signs.ts";

const isDisposable = (domain: string) => domain === "mailinator.com";
const odd = (email: string, others: string[] = []) => oddMail(email, others, isDisposable);

test.each([
  "anna.schmidt@verde-kitchen.example",
  "anna1984@example.com",
  "info@example.com",
  "k.o@example.com",
  "schwartzkopff@example.com",
  "j.smith+bizosaas@example.com",
])("%s is nothing odd", (email) => {
  expect(odd(email)).toBeNull();
});

test.each([
  ["x@mailinator.com", []],
  ["xkqzrtbw@example.com", []],
  ["8374920173@example.com", []],
  ["tom3@example.com", ["tom1@example.com", "tom2@example.com"]],
  ["a.n.n.a@gmail.com", ["anna@gmail.com"]],
  ["anna+2@example.com", ["anna+1@example.com"]],
  ["ben+x@example.com", ["ben7@example.com"]],
])("%s beside %j is odd", (email, others) => {
  expect(odd(email, others)).not.toBeNull();
});

test("two people of one name at a company are not odd, and nobody is compared with themselves", () => {
  expect(odd("anna@example.com", ["anna2@example.com"])).toBeNull();
  expect(odd("anna@example.com", ["Anna@example.com", "anna@example.com"])).toBeNull();
});

test("an address is taken apart as its provider reads it", () => {
  expect(partsOfMail(" A.Nna+x@GMAIL.com ")).toEqual({ mailbox: "anna", domain: "gmail.com", stem: "anna", hasTag: true });
  expect(partsOfMail("a.nna7@example.com")).toEqual({ mailbox: "a.nna7", domain: "example.com", stem: "anna", hasTag: false });
});
