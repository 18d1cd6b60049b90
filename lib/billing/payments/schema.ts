import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { amountText } from "../invoices/schema.ts";

const reason = trimmedText().min(3, "Say why, in a few words.").max(500, "Use at most 500 characters.");
const note = trimmedText().max(500, "Use at most 500 characters.").default("");

export const recordPaymentInput = z.strictObject({
  amount: amountText,
  receivedOn: z.iso.date("Enter a day such as 2026-12-01."),
  note,
});
export type RecordPaymentInput = z.infer<typeof recordPaymentInput>;
export const reversePaymentInput = z.strictObject({ reason });
export type ReversePaymentInput = z.infer<typeof reversePaymentInput>;
export const returnMoneyInput = z.strictObject({ amount: amountText, note });
export type ReturnMoneyInput = z.infer<typeof returnMoneyInput>;

/** Money that came. All amounts in minor units of `currency`. */
export const paymentView = z.object({
  id: z.uuid(),
  provider: z.string(),
  currency: z.string(),
  amountMinor: z.int(),
  usedMinor: z.int(),
  returnedMinor: z.int(),
  /** What no invoice needed so far. */
  leftMinor: z.int(),
  receivedOn: z.iso.date(),
  note: z.string(),
  reversedAt: z.iso.datetime().nullable(),
  reversalReason: z.string(),
  /** Numbers of the invoices that it pays. */
  pays: z.array(z.string()),
});
export type PaymentView = z.infer<typeof paymentView>;

/** How an invoice is paid by transfer. */
export const transferView = z.object({
  kind: z.literal("transfer"),
  holder: z.string(),
  iban: z.string(),
  bic: z.string(),
  account: z.string(),
  reference: z.string(),
  amountMinor: z.int(),
  currency: z.string(),
  code: z.string().nullable(),
});
export const paymentInstructions = z.union([transferView, z.object({ kind: z.literal("redirect"), url: z.url() })]);

/** What a tenant has paid too much, or was given back and has not used; by currency. */
export const balance = z.object({ currency: z.string(), amountMinor: z.int() });
export type Balance = z.infer<typeof balance>;
