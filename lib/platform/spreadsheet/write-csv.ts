import { csvField } from "./csv-field.ts";

/** What a cell may hold. A moment is told in UTC. */
export type Cell = string | number | Date | null;

/** A table as it is read: batches of rows, and at the end a sentence that says whether that was all. */
export interface Sheet {
  /** Of the sheet: at most 31 characters, none of \ / ? * [ ] : */
  name: string;
  columns: string[];
  batches: AsyncIterable<Cell[][]>;
  /** Asked for after the last batch. */
  end: () => string;
}

/** Comma-separated values (RFC 4180), with the mark of UTF-8 that spreadsheets ask for. */
export async function* writeCsv({ columns, batches, end }: Sheet): AsyncGenerator<string> {
  yield `\uFEFF${lineOf(columns)}`;
  for await (const rows of batches) yield rows.map(lineOf).join("");
  yield lineOf([end()]);
}

// A number is written by us and is no formula, also below zero.
const lineOf = (cells: Cell[]): string =>
  `${cells.map((cell) => (typeof cell === "number" ? String(cell) : csvField(cell instanceof Date ? cell.toISOString() : cell))).join(",")}\r\n`;
