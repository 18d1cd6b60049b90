import { z } from "zod";

/**
 * The backup file: one gzip stream of UTF-8 text. A header line in JSON; then for each table a line in JSON, its rows as
 * PostgreSQL's COPY text format, a line `\.`, and a line in JSON with their number and SHA-256; at the end a footer line
 * with the SHA-256 of everything before it. COPY text never has a line of `\.` alone.
 */
export const FORMAT = "bizosaas-backup";
export const FORMAT_VERSION = 1;
export const END_OF_ROWS = "\\.";

export const header = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  createdAt: z.iso.datetime(),
  /** Names of the migrations the data is made for, in order. */
  migrations: z.array(z.string()).min(1),
  sequences: z.array(z.strictObject({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
});
export type BackupHeader = z.infer<typeof header>;

export const tableLine = z.strictObject({ table: z.string(), columns: z.array(z.string()).min(1), orderBy: z.array(z.string()) });
export type TableLine = z.infer<typeof tableLine>;

/** `rows` are lines; `sha256` is of the COPY text, line ends included. */
export const tableSum = z.strictObject({ rows: z.int().nonnegative(), sha256: z.string().length(64) });
export type TableSum = z.infer<typeof tableSum>;

export const footer = z.strictObject({ tables: z.int().positive(), rows: z.int().nonnegative(), sha256: z.string().length(64) });
export type BackupFooter = z.infer<typeof footer>;
