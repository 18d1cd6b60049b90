import { expect, test } from "vitest";
import { epcCodeOf } from "./epc-code.ts";

const invoice = {
  kind: "invoice" as const,
  currency: "EUR",
  reference: "RF18539007547034",
  leftMinor: 12_345,
  seller: { bankHolder: "Agency GmbH", iban: "DE89370400440532013000", bic: "COBADEFFXXX" },
};

test("it says what the guideline asks for, line by line", () => {
  expect(epcCodeOf(invoice)?.split("\n")).toEqual([
    ...["BCD", "002", "1", "SCT", "COBADEFFXXX", "Agency GmbH", "DE89370400440532013000", "EUR123.45", "", "RF18539007547034"],
  ]);
  expect(
    new TextEncoder().encode(epcCodeOf({ ...invoice, seller: { ...invoice.seller, bankHolder: "Ä".repeat(90) } }) ?? "").length,
  ).toBeLessThanOrEqual(331);
});

test("there is none in another currency, without an IBAN, where nothing is left, and for a credit note", () => {
  expect(epcCodeOf({ ...invoice, currency: "USD" })).toBeNull();
  expect(epcCodeOf({ ...invoice, seller: { ...invoice.seller, iban: "" } })).toBeNull();
  expect(epcCodeOf({ ...invoice, leftMinor: 0 })).toBeNull();
  expect(epcCodeOf({ ...invoice, kind: "credit_note" })).toBeNull();
});
