import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { CRM_IMPORT_FIELDS, CRM_KINDS } from "./import-fields.ts";

export { CRM_IMPORT_FIELDS, CRM_KINDS, type CrmImportField, type CrmKind, FIELDS_OF } from "./import-fields.ts";

export const CRM_IMPORT_STATUSES = [
  "draft",
  "checking",
  "checked",
  "writing",
  "done",
  "cancelling",
  "cancelled",
  "failed",
  "undoing",
  "undone",
] as const;
export type CrmImportStatus = (typeof CRM_IMPORT_STATUSES)[number];

export const CRM_IMPORT_LIMITS = {
  bytes: 16_000_000,
  pieceBytes: 3 * 1024 * 1024,
  lines: 50_000,
  drafts: 20,
  fileDays: 7,
  undoDays: 90,
  previewRows: 5,
} as const;

const columnName = z.string().max(200);
const DATE_ORDERS = ["ymd", "dmy", "mdy"] as const;

/** How a file is read. Columns are named as its header names them. */
export const crmImportSettings = z.strictObject({
  encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]),
  delimiter: z.enum([",", ";", "\t"]),
  headerRecord: z.int().min(1).max(100),
  columns: z.array(columnName).min(1).max(200),
  columnOf: z.partialRecord(z.enum(CRM_IMPORT_FIELDS), columnName),
  dateOrder: z.enum(DATE_ORDERS),
  decimal: z.enum([".", ","]),
  /** Whether new leads that name no owner are given to somebody by the tenant's rules. */
  assignByRules: z.boolean(),
});
export type CrmImportSettings = z.infer<typeof crmImportSettings>;

export const beginCrmImportInput = z.strictObject({
  kind: z.enum(CRM_KINDS, "Choose what the file holds."),
  fileName: trimmedText().min(1, "Name the file.").max(200, "Use at most 200 characters."),
  sizeBytes: z.int().min(1, "The file is empty.").max(CRM_IMPORT_LIMITS.bytes, "The file is too large. Split it into files of at most 16 MB."),
});
export type BeginCrmImportInput = z.infer<typeof beginCrmImportInput>;

export const crmImportPieceInput = z.strictObject({
  /** From 0, one after the other. */
  position: z.int().min(0).max(1_000),
  base64: z
    .base64("Send the bytes as base64.")
    .min(1)
    .max(Math.ceil((CRM_IMPORT_LIMITS.pieceBytes * 4) / 3) + 4),
});
export type CrmImportPieceInput = z.infer<typeof crmImportPieceInput>;

const column = z
  .string()
  .max(200)
  .transform((name) => name || undefined)
  .optional();

/** Which column is what: one field per thing that a column can be, empty for none. */
export const mapCrmImportInput = z.strictObject({
  ...(Object.fromEntries(CRM_IMPORT_FIELDS.map((field) => [field, column])) as Record<(typeof CRM_IMPORT_FIELDS)[number], typeof column>),
  dateOrder: z.enum(DATE_ORDERS).default("ymd"),
  decimal: z.enum([".", ","]).default("."),
  assignByRules: z.enum(["yes", "no"]).default("yes"),
});
export type MapCrmImportInput = z.infer<typeof mapCrmImportInput>;

export const crmImportIdInput = z.strictObject({ id: z.uuid() });

export const listCrmImportsInput = z.strictObject({
  cursor: z.uuid("This address does not belong to this list.").optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListCrmImportsInput = z.infer<typeof listCrmImportsInput>;

export const LINE_OUTCOMES = ["create", "change", "same", "refuse"] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

export const listImportLinesInput = z.strictObject({
  outcome: z.enum(LINE_OUTCOMES, "No such outcome.").optional(),
  /** The line after which the page begins. */
  after: z.coerce.number().int().min(0).max(100_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListImportLinesInput = z.infer<typeof listImportLinesInput>;

/** One import, and how far it is. */
export const crmImport = z.object({
  id: z.uuid(),
  kind: z.enum(CRM_KINDS),
  status: z.enum(CRM_IMPORT_STATUSES),
  fileName: z.string(),
  sizeBytes: z.int(),
  /** Whether the whole file is here. */
  isHere: z.boolean(),
  settings: crmImportSettings.nullable(),
  bytesRead: z.int(),
  linesRead: z.int(),
  /** Lines that make a record, change one, change nothing, or are refused; of a file that was only looked at: that would. */
  linesCreate: z.int(),
  linesChange: z.int(),
  linesSame: z.int(),
  linesRefused: z.int(),
  /** What taking it back did: records removed, given their values back, and left since somebody changed them. */
  undoneRemoved: z.int(),
  undoneRestored: z.int(),
  undoneKept: z.int(),
  problem: z.string().nullable(),
  askedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  canUndo: z.boolean(),
});
export type CrmImport = z.infer<typeof crmImport>;
export const crmImportPage = z.object({ imports: z.array(crmImport), nextCursor: z.string().nullable() });
export type CrmImportPage = z.infer<typeof crmImportPage>;

/** One line of a file, and what became of it. */
export const crmImportLine = z.object({
  line: z.int(),
  outcome: z.enum(LINE_OUTCOMES),
  /** Whom or what it names. */
  label: z.string(),
  /** The fields that it changes. */
  fields: z.array(z.string()),
  /** The field that is wrong, where it is one. */
  field: z.string().nullable(),
  message: z.string().nullable(),
  recordId: z.uuid().nullable(),
});
export type CrmImportLine = z.infer<typeof crmImportLine>;
export const crmImportLinePage = z.object({ lines: z.array(crmImportLine), nextAfter: z.int().nullable() });
export type CrmImportLinePage = z.infer<typeof crmImportLinePage>;

/** A record that stayed when its import was taken back. */
export interface KeptRecord {
  kind: (typeof CRM_KINDS)[number];
  recordId: string;
  label: string;
  message: string;
}
