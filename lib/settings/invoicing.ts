import { z } from "zod";
import { plainAmount } from "#lib/platform/money/schema";
import { trimmedText } from "#lib/platform/text";
import { isIban, plainIban } from "./iban.ts";

const month = /^\d{4}-(0[1-9]|1[0-2])$/;
const percent = /^\d{1,2}(\.\d{1,2})?$/;
const MOST_PERCENT = 50;
const text = (most: number) => z.string().max(most).default("");

/** Who sells, where payments go, and what is said about taxes. Nothing of it is there until the operator enters it. */
export const invoicing = z.object({
  sellerName: text(120),
  sellerAddress: text(400),
  sellerTaxId: text(60),
  bankHolder: text(70),
  iban: text(34),
  bic: text(11),
  /** For accounts without an IBAN: how to pay, as text. */
  bankAccount: text(300),
  /** In percent as it is written, "19" or "8.25"; null for none. */
  taxPercent: z.string().regex(percent).nullable().default(null),
  taxLabel: text(40),
  /** What the law asks to be said, such as why no tax is charged. */
  taxNote: text(500),
  paymentDays: z.int().min(0).max(90).default(14),
  /** The first month that is invoiced, "2026-11"; null while none is. */
  invoicesFrom: z.string().regex(month).nullable().default(null),
});
export type Invoicing = z.output<typeof invoicing>;

/** What is missing until invoices can be issued, in the words of the form. */
export const INVOICING_NEEDS = {
  sellerName: "The seller’s name",
  sellerAddress: "The seller’s address",
  bankHolder: "The holder of the account",
  account: "An IBAN, or how else to pay",
  invoicesFrom: "The first month to invoice",
} as const;
export type InvoicingNeed = keyof typeof INVOICING_NEEDS;

/** What is missing until invoices can be issued; nothing when they are. */
export function missingForInvoices({ sellerName, sellerAddress, bankHolder, iban, bankAccount, invoicesFrom }: Invoicing): InvoicingNeed[] {
  const isThere: Record<InvoicingNeed, boolean> = {
    sellerName: sellerName !== "",
    sellerAddress: sellerAddress !== "",
    bankHolder: bankHolder !== "",
    account: iban !== "" || bankAccount !== "",
    invoicesFrom: invoicesFrom !== null,
  };
  return (Object.keys(isThere) as InvoicingNeed[]).filter((need) => !isThere[need]);
}

const short = (most: number) => trimmedText().max(most, `Use at most ${most} characters.`).default("");
const orNull = (shape: RegExp, message: string) =>
  z
    .union([z.null(), trimmedText().overwrite(plainAmount)])
    .default("")
    .transform((value) => value || null)
    .refine((value) => value === null || shape.test(value), message);
const DAYS = "From 0 to 90 days.";

export const invoicingInput = z.strictObject({
  version: z.coerce.number().int().min(0),
  sellerName: short(120),
  sellerAddress: short(400),
  sellerTaxId: short(60),
  bankHolder: short(70),
  iban: short(50)
    .transform(plainIban)
    .refine((value) => value === "" || isIban(value), "This is no IBAN: its check digits do not fit."),
  bic: short(20)
    .transform((value) => value.toUpperCase())
    .refine((value) => value === "" || /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(value), "A BIC has 8 or 11 signs, such as COBADEFFXXX."),
  bankAccount: short(300),
  taxPercent: orNull(percent, "Enter a percentage such as 19 or 8.25.").refine(
    (value) => value === null || Number(value) <= MOST_PERCENT,
    "At most 50 percent.",
  ),
  taxLabel: short(40),
  taxNote: short(500),
  paymentDays: z.coerce.number(DAYS).int(DAYS).min(0, DAYS).max(90, DAYS).default(14),
  invoicesFrom: orNull(month, "Enter a month such as 2026-11."),
});
export type InvoicingInput = z.output<typeof invoicingInput>;
