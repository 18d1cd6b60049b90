import type { InvoiceDetail } from "../invoices/schema.ts";

type Payable = Pick<InvoiceDetail, "currency" | "reference" | "leftMinor" | "kind"> & {
  seller: Pick<InvoiceDetail["seller"], "bankHolder" | "iban" | "bic">;
};

const MOST_MINOR = 99_999_999_999;

/**
 * The text of a SEPA credit transfer's QR code, which banks' apps fill in from: EPC069-12, version 002, UTF-8. Lines: service tag, version,
 * character set, identification, BIC, name (at most 70), IBAN, amount, purpose, structured reference (ISO 11649), text, information.
 * @returns null where the standard has none: in other currencies, without an IBAN, and where nothing is left to pay
 * @see https://www.europeanpaymentscouncil.eu/document-library/guidance-documents/quick-response-code-guidelines-enable-data-capture-initiation
 */
export function epcCodeOf({ kind, currency, reference, leftMinor, seller: { bankHolder, iban, bic } }: Payable): string | null {
  if (kind !== "invoice" || currency !== "EUR" || iban === "" || leftMinor < 1 || leftMinor > MOST_MINOR) return null;
  const amount = `EUR${(leftMinor / 100).toFixed(2)}`;
  return ["BCD", "002", "1", "SCT", bic, bankHolder.slice(0, 70), iban, amount, "", reference ?? ""].join("\n");
}
