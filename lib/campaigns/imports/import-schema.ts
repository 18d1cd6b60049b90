import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { CHANNELS } from "../kinds.ts";

export const FILE_SOURCES = ["google_ads", "meta_ads", "linkedin", "ga4", "own"] as const;
export type FileSource = (typeof FILE_SOURCES)[number];
export const IMPORT_SOURCES = [...FILE_SOURCES, "api"] as const;
export type ImportSource = (typeof IMPORT_SOURCES)[number];

export const IMPORT_STATUSES = ["draft", "waiting", "reading", "writing", "done", "cancelling", "cancelled", "failed", "undoing", "undone"] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** Whether what an import wrote is gone again, or about to be; its counts then tell of what was. */
export const isTakenBack = (status: ImportStatus): boolean => ["cancelling", "cancelled", "failed", "undoing", "undone"].includes(status);

/** What a column of a file can be. */
export const IMPORT_FIELDS = [
  "day",
  "lastDay",
  "campaign",
  "campaignId",
  "channel",
  "currency",
  "impressions",
  "clicks",
  "conversions",
  "spend",
  "revenue",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];
export const COUNTED_FIELDS = ["impressions", "clicks", "conversions", "spend", "revenue"] as const;
export type CountedField = (typeof COUNTED_FIELDS)[number];

export const IMPORT_LIMITS = {
  bytes: 256_000_000,
  pieceBytes: 3 * 1024 * 1024,
  rows: 2_000_000,
  keptErrors: 10_000,
  campaigns: 10_000,
  drafts: 20,
  fileDays: 7,
  undoDays: 90,
  ingestRows: 5_000,
  previewRows: 20,
} as const;

export const DATE_ORDERS = ["ymd", "dmy", "mdy"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];
export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be"] as const;
const MOST_COLUMNS = 200;

const columnName = z.string().max(200);
const columnOf = z.record(z.enum(IMPORT_FIELDS), columnName.nullable());

/** How a file is read. Columns are named as its header names them. */
export const importSettings = z.strictObject({
  source: z.enum(FILE_SOURCES),
  encoding: z.enum(ENCODINGS),
  delimiter: z.enum([",", ";", "\t"]),
  /** Which record of the file is its header, from 1; what stands above is not read. */
  headerRecord: z.int().min(1).max(100),
  columns: z.array(columnName).min(1).max(MOST_COLUMNS),
  columnOf,
  /** The channel of files that have no column for it. */
  channel: z.enum(CHANNELS),
  /** The currency of files that have no column for it. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  dateOrder: z.enum(DATE_ORDERS),
  decimal: z.enum([".", ","]),
  /** Whether campaigns that are not known are made, or told as errors. */
  createCampaigns: z.boolean(),
});
export type ImportSettings = z.infer<typeof importSettings>;

export const beginImportInput = z.strictObject({
  fileName: trimmedText().min(1, "Name the file.").max(200, "Use at most 200 characters."),
  sizeBytes: z.int().min(1, "The file is empty.").max(IMPORT_LIMITS.bytes, "The file is too large. Split it into files of at most 256 MB."),
});
export type BeginImportInput = z.infer<typeof beginImportInput>;

export const importPieceInput = z.strictObject({
  /** From 0, one after the other. */
  position: z.int().min(0).max(10_000),
  base64: z
    .base64("Send the bytes as base64.")
    .min(1)
    .max(Math.ceil((IMPORT_LIMITS.pieceBytes * 4) / 3) + 4),
});
export type ImportPieceInput = z.infer<typeof importPieceInput>;

const column = z
  .string()
  .max(200)
  .transform((name) => name || null);

/** Said of what a file cannot be imported without, at the field for it. */
export const MISSING_COLUMNS = {
  day: "Choose the column with the day.",
  campaign: "Choose the column with the campaign.",
  spend: "Choose at least one column with figures.",
} as const;

/** What a person says of a file: one field per thing that a column can be, empty for none. */
export const mappingInput = z
  .strictObject({
    id: z.uuid(),
    day: column,
    lastDay: column,
    campaign: column,
    campaignId: column,
    channelColumn: column,
    currencyColumn: column,
    impressions: column,
    clicks: column,
    conversions: column,
    spend: column,
    revenue: column,
    channel: z.enum(CHANNELS),
    currency: z.string().regex(/^[A-Z]{3}$/, "Enter a currency code such as EUR."),
    dateOrder: z.enum(DATE_ORDERS),
    decimal: z.enum([".", ","]),
    createCampaigns: z.enum(["yes", "no"]),
  })
  .refine(({ day }) => day !== null, { path: ["day"], message: MISSING_COLUMNS.day })
  .refine(({ campaign }) => campaign !== null, { path: ["campaign"], message: MISSING_COLUMNS.campaign })
  .refine((input) => COUNTED_FIELDS.some((name) => input[name] !== null), { path: ["spend"], message: MISSING_COLUMNS.spend });
export type MappingInput = z.infer<typeof mappingInput>;

export const importIdInput = z.strictObject({ id: z.uuid() });

export const listImportsInput = z.strictObject({
  cursor: z.uuid("This address does not belong to this list.").optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListImportsInput = z.infer<typeof listImportsInput>;

/** One import, and how far it is. */
export const figureImport = z.object({
  id: z.uuid(),
  source: z.enum(IMPORT_SOURCES),
  status: z.enum(IMPORT_STATUSES),
  fileName: z.string(),
  sizeBytes: z.int(),
  bytesRead: z.int(),
  rowsRead: z.int(),
  /** Totals, and lines without anything. */
  rowsSkipped: z.int(),
  rowsFailed: z.int(),
  /** Days of campaigns on channels that the file has; several lines of one are added up. While it is read and written: at most so many. */
  daysTotal: z.int(),
  daysCreated: z.int(),
  daysChanged: z.int(),
  daysSame: z.int(),
  campaignsCreated: z.int(),
  problem: z.string().nullable(),
  askedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  canUndo: z.boolean(),
});
export type FigureImport = z.infer<typeof figureImport>;
export const importPage = z.object({ imports: z.array(figureImport), nextCursor: z.string().nullable() });
export type ImportPage = z.infer<typeof importPage>;

/** Who took an import back, and when. */
export interface TakingBack {
  by: string;
  at: string;
}

/** One of the first lines of a file, as it would be written. */
export interface PreviewRow {
  line: number;
  /** Why it cannot be read; null for one that can. */
  problem: string | null;
  campaign: string;
  isNewCampaign: boolean;
  channel: string | null;
  day: string | null;
  /** What is there already for this day, campaign and channel. */
  outcome: "new" | "replaces" | "unknown";
  /** What its amounts are in, which are in major units with a dot; null for a line that cannot be read. */
  currency: string | null;
  figures: Partial<Record<CountedField, string>>;
}

export const ingestInput = z.strictObject({
  /** Absolute values of days: sending a day again replaces it. */
  rows: z
    .array(
      z.strictObject({
        campaign: z.string().min(1, "Enter the campaign's key.").max(100, "Use at most 100 characters."),
        day: z.iso.date("Enter a date such as 2026-09-01."),
        channel: z.enum(CHANNELS, { error: `Use one of ${CHANNELS.join(", ")}.` }),
        impressions: z.int().min(0).max(2_147_483_647),
        clicks: z.int().min(0).max(2_147_483_647),
        conversions: z.int().min(0).max(2_147_483_647),
        /** Amounts in the campaign's currency: digits with a dot, "12.50". */
        spend: z.string().regex(/^\d{1,12}(\.\d{1,4})?$/, "Write digits with a dot, such as 1250.00."),
        revenue: z.string().regex(/^\d{1,12}(\.\d{1,4})?$/, "Write digits with a dot, such as 1250.00."),
      }),
    )
    .min(1, "Send at least one row.")
    .max(IMPORT_LIMITS.ingestRows, `Send at most ${IMPORT_LIMITS.ingestRows} rows at once.`),
});
export type IngestInput = z.infer<typeof ingestInput>;

/** The import that the call is kept as, and what it did; unchanged rows are those that were there as sent. */
export const ingestResult = z.object({ importId: z.uuid(), created: z.int(), changed: z.int(), unchanged: z.int() });
export type IngestResult = z.infer<typeof ingestResult>;
