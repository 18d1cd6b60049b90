import { z } from "zod";
import { trimmedText } from "#lib/platform/text";

const column = trimmedText().max(80, "Use at most 80 characters.");

/** How a CSV file is read: its account, and which column is what. A column that is left empty is not there. */
export const csvMapping = z.strictObject({
  account: trimmedText().min(1, "Enter the account that it is of.").max(50, "Use at most 50 characters."),
  currency: trimmedText()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, "A currency such as EUR."),
  dayColumn: column.min(1, "Enter the name of the column."),
  amountColumn: column.min(1, "Enter the name of the column."),
  payerColumn: column.default(""),
  textColumn: column.default(""),
  referenceColumn: column.default(""),
  dayFormat: z.enum(["iso", "german", "british", "american"]).default("iso"),
  decimal: z.enum(["point", "comma"]).default("point"),
});
export type CsvMapping = z.infer<typeof csvMapping>;

/** What reading a statement in came to. */
export const importedStatement = z.object({
  account: z.string(),
  format: z.enum(["camt.053", "mt940", "csv"]),
  /** Money that came. */
  entries: z.int(),
  /** Of it: what was not known before, and what of that paid an invoice by its reference at once. */
  added: z.int(),
  recorded: z.int(),
  /** Money that left, which is not kept. */
  leftOut: z.int(),
});
export type ImportedStatement = z.infer<typeof importedStatement>;

export const ENTRY_STATES = ["open", "recorded", "set_aside"] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

export const listEntriesInput = z.strictObject({
  show: z.enum(ENTRY_STATES).default("open"),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListEntriesInput = z.infer<typeof listEntriesInput>;

/** An invoice that an entry may pay, and why. */
export const suggestion = z.object({
  id: z.uuid(),
  number: z.string(),
  company: z.string(),
  leftMinor: z.int(),
  /** `reference`: it is named; `amount`: so much is owed; `name`: so much is owed, and the payer is called alike. */
  because: z.enum(["reference", "amount", "name"]),
});
export type Suggestion = z.infer<typeof suggestion>;

export const bankEntry = z.object({
  id: z.uuid(),
  account: z.string(),
  bookedOn: z.iso.date(),
  currency: z.string(),
  amountMinor: z.int(),
  payer: z.string(),
  text: z.string(),
  state: z.enum(ENTRY_STATES),
  /** Why it was set aside. */
  reason: z.string(),
  invoice: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  /** Its payment was taken back elsewhere. */
  isTakenBack: z.boolean(),
  version: z.int(),
  /** Of one that is open; the best first. */
  suggestions: z.array(suggestion),
});
export type BankEntry = z.infer<typeof bankEntry>;
export const entryPage = z.object({ entries: z.array(bankEntry), nextCursor: z.uuid().nullable() });
export type EntryPage = z.infer<typeof entryPage>;

export const entryId = z.object({ id: z.uuid() });
/** Nothing, or how a CSV file is read. */
export const statementQuery = z.union([z.strictObject({}).transform(() => null), csvMapping]);

const version = z.coerce.number().int().min(1);
const reason = trimmedText().min(3, "Say why, in a few words.").max(500, "Use at most 500 characters.");
export const confirmEntryInput = z.strictObject({
  /** The invoice's number. */
  invoice: trimmedText().min(1, "Enter the number of an invoice.").max(40, "Use at most 40 characters."),
  version,
});
export type ConfirmEntryInput = z.infer<typeof confirmEntryInput>;
export const entryReasonInput = z.strictObject({ reason, version });
export type EntryReasonInput = z.infer<typeof entryReasonInput>;
