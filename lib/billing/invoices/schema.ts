import { z } from "zod";
import { plainAmount } from "#lib/platform/money/schema";
import { trimmedText } from "#lib/platform/text";
import { exportFormat, pageCursor, rowLimit, textFilter } from "#lib/tables/schema";
import { INVOICE_STATES } from "./invoice-states.ts";

const minor = z.int();
const day = z.iso.date();

export const INVOICE_KINDS = ["invoice", "credit_note"] as const;
export type InvoiceKind = (typeof INVOICE_KINDS)[number];
export const LINE_KINDS = ["plan", "plan_part", "referral_credit", "correction"] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** An invoice or a credit note as lists show it. All amounts in minor units of `currency`. */
export const invoiceView = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  /** Null when the tenant is deleted: its invoices are kept. */
  tenantName: z.string().nullable(),
  kind: z.enum(INVOICE_KINDS),
  state: z.enum(INVOICE_STATES),
  number: z.string(),
  currency: z.string(),
  /** Of an invoice: its month, "2026-11". */
  month: z.string().nullable(),
  netMinor: minor,
  taxMinor: minor,
  totalMinor: minor,
  /** Of an invoice: what of it is settled. Of a credit note: what of it was used. */
  settledMinor: minor,
  /** What is still to be paid; of a credit note, what is left of it. */
  leftMinor: minor,
  issuedAt: z.iso.datetime(),
  dueOn: day.nullable(),
  /** Open after the day on which it was due. */
  isOverdue: z.boolean(),
});
export type InvoiceView = z.infer<typeof invoiceView>;

export const invoiceLine = z.object({
  kind: z.enum(LINE_KINDS),
  /** The plan, who invited the company, or the number of what is corrected. */
  label: z.string(),
  fromDay: day.nullable(),
  /** Included. */
  lastDay: day.nullable(),
  days: z.int().nullable(),
  ofDays: z.int().nullable(),
  /** Of the whole month. */
  priceMinor: minor.nullable(),
  /** Below zero for a credit. */
  amountMinor: minor,
});
export type InvoiceLine = z.infer<typeof invoiceLine>;

/** Who sold, as it stood when the invoice was issued. */
export const sellerOfInvoice = z.object({
  name: z.string(),
  address: z.string(),
  taxId: z.string(),
  bankHolder: z.string(),
  iban: z.string(),
  bic: z.string(),
  bankAccount: z.string(),
});
export type SellerOfInvoice = z.infer<typeof sellerOfInvoice>;
export const buyerOfInvoice = z.object({ company: z.string(), address: z.string(), taxId: z.string() });
export type BuyerOfInvoice = z.infer<typeof buyerOfInvoice>;

const other = z.object({ id: z.uuid(), number: z.string(), totalMinor: minor, issuedAt: z.iso.datetime() });

/** One invoice with all that is on it and all that was done with it. */
export const invoiceDetail = invoiceView.extend({
  seller: sellerOfInvoice,
  buyer: buyerOfInvoice,
  taxLabel: z.string(),
  taxHundredths: z.int(),
  taxNote: z.string(),
  /** ISO 11649; null on a credit note. */
  reference: z.string().nullable(),
  locale: z.string(),
  timeZone: z.string(),
  /** Of a credit note: why. */
  reason: z.string(),
  lines: z.array(invoiceLine),
  /** What settled it, the oldest first. */
  settlements: z.array(
    z.object({ id: z.uuid(), by: z.enum(["payment", "credit_note"]), number: z.string().nullable(), amountMinor: minor, at: z.iso.datetime() }),
  ),
  /** Credit notes about it. */
  corrections: z.array(other),
  /** Of a credit note: the invoice that it corrects. */
  corrects: other.nullable(),
  /** What of its sum may still be corrected. */
  correctableMinor: minor,
});
export type InvoiceDetail = z.infer<typeof invoiceDetail>;

export const invoiceId = z.strictObject({ id: z.uuid() });

export const listOwnInvoicesInput = z.strictObject({ cursor: pageCursor(), limit: rowLimit() });
export type ListOwnInvoicesInput = z.infer<typeof listOwnInvoicesInput>;

/** What staff look for: everything, what is to be paid, what should have been, what is settled, what was given up. */
export const SHOWN_INVOICES = ["open", "overdue", "paid", "given_up", "credit_notes", "all"] as const;
export type ShownInvoices = (typeof SHOWN_INVOICES)[number];

const invoiceFilter = z.strictObject({
  show: z.enum(SHOWN_INVOICES, "No such list of invoices.").default("open"),
  /** A part of the number, of the tenant's name, or of the reference. */
  search: textFilter().optional(),
});
export const listInvoicesInput = invoiceFilter.extend({ cursor: pageCursor(), limit: rowLimit() });
export type ListInvoicesInput = z.infer<typeof listInvoicesInput>;
export const exportInvoicesInput = invoiceFilter.extend({ format: exportFormat() });
export type ExportInvoicesInput = z.infer<typeof exportInvoicesInput>;

/** The newest first; `nextCursor` is null on the last page. */
export const invoicePage = z.object({ invoices: z.array(invoiceView), nextCursor: z.string().nullable() });
export type InvoicePage = z.infer<typeof invoicePage>;

/** What is still to be paid of overdue invoices in one currency. */
export interface OverdueSum {
  currency: string;
  amountMinor: number;
  invoices: number;
}

const reason = trimmedText().min(3, "Say why, in a few words.").max(500, "Use at most 500 characters.");
/** In the major unit, as people write it. */
export const amountText = trimmedText()
  .overwrite(plainAmount)
  .regex(/^\d{1,8}(\.\d{1,2})?$/, "Enter an amount such as 120 or 120.50.");
/** What is given back, taxes included; all that is left of the invoice where nothing is said. */
export const correctInvoiceInput = z.strictObject({ amount: z.union([z.literal(""), amountText]).optional(), reason });
export type CorrectInvoiceInput = z.infer<typeof correctInvoiceInput>;
export const writeOffInput = z.strictObject({ reason });
export type WriteOffInput = z.infer<typeof writeOffInput>;

export const billingDetails = z.object({
  company: z.string(),
  address: z.string(),
  taxId: z.string(),
  /** 0 while nobody has entered them: then invoices go to the tenant's name. */
  version: z.int(),
});
export type BillingDetails = z.infer<typeof billingDetails>;
export const changeBillingDetailsInput = z.strictObject({
  version: z.coerce.number().int().min(0),
  company: trimmedText().min(1, "Enter a name.").max(200, "Use at most 200 characters."),
  address: trimmedText().max(500, "Use at most 500 characters.").default(""),
  taxId: trimmedText().max(60, "Use at most 60 characters.").default(""),
});
export type ChangeBillingDetailsInput = z.infer<typeof changeBillingDetailsInput>;
