import { CsvError, parse } from "csv-parse";
import { parse as parseAtOnce } from "csv-parse/sync";

/** How a file of comma-separated values is written. */
export interface CsvShape {
  encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  delimiter: "," | ";" | "\t";
  /** Which record of the file is its header, from 1; what stands above is not read. */
  headerRecord: number;
}

/** A line of a file after its header, and where it ends. */
export interface FileLine {
  line: number;
  cells: string[];
}

/** As exports are: quotes may stand in the middle of a cell, and notes above the header have fewer cells. */
const CSV_OPTIONS = { bom: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true } as const;

/** Which encoding the first bytes of a file show. Exports in UTF-16 begin with a byte order mark (Unicode 16, section 23.8). */
export function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}

/** The first records of a text, as far as it can be read: a sample may end within a quoted cell. */
export function firstRecords(text: string, delimiter: string, most: number): string[][] {
  const records: string[][] = [];
  const keep = (record: string[]) => {
    records.push(record);
    return null;
  };
  try {
    parseAtOnce(text, { ...CSV_OPTIONS, delimiter, to: most, on_record: keep });
  } catch (error) {
    // Whether the file can be read as a whole is seen when it is.
    if (!(error instanceof CsvError)) throw error;
  }
  return records;
}

const MOST_RECORD_CHARACTERS = 200_000;
const NEWLINE = 10;
const RETURN = 13;

/**
 * The lines below the header, read as the pieces come: memory holds a piece and what was parsed of it.
 * @throws `CsvError` for what is no CSV, such as a quote that never ends
 */
export async function* linesOf(
  pieces: AsyncIterable<Uint8Array>,
  { encoding, delimiter, headerRecord }: CsvShape,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<FileLine> {
  const parser = parse({ ...CSV_OPTIONS, delimiter, info: true, max_record_size: MOST_RECORD_CHARACTERS });
  const fed = feed(pieces, encoding, parser, onBytes);
  // Told by the parser, which is destroyed with it; here it only must not be unheard.
  fed.catch(() => undefined);
  let record = 0;
  // With `info`, each record comes with where it ended, which the package's types do not follow.
  for await (const { record: cells, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    record += 1;
    if (record > headerRecord) yield { line: info.lines, cells };
  }
  await fed;
}

async function feed(
  pieces: AsyncIterable<Uint8Array>,
  encoding: string,
  parser: ReturnType<typeof parse>,
  onBytes: (bytes: number) => void,
): Promise<void> {
  try {
    const decoder = new TextDecoder(encoding);
    let begun = 0;
    for await (const piece of pieces) {
      if (parser.destroyed) return;
      const text = decoder.decode(piece, { stream: true });
      begun = lengthOfLastLine(text, begun);
      if (!parser.write(text)) await drained(parser);
      onBytes(piece.length);
    }
    parser.end(decoder.decode());
  } catch (error) {
    parser.destroy(error as Error);
  }
}

/**
 * How long the line is that a text ends in, of which `begun` characters came before it. The parser's own limit does not count delimiters: a
 * file of nothing but commas would become cells until the memory is full.
 * @throws what `isCsvError` knows, for a line that is longer than a record may be
 */
function lengthOfLastLine(text: string, begun: number): number {
  let length = begun;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    length = sign === NEWLINE || sign === RETURN ? 0 : length + 1;
    if (length > MOST_RECORD_CHARACTERS) throw Object.assign(new Error("A line is too long."), { code: "CSV_MAX_RECORD_SIZE" });
  }
  return length;
}

/** Until the parser takes more, or is gone. */
function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      parser.off("drain", done);
      parser.off("close", done);
      resolve();
    };
    parser.once("drain", done);
    parser.once("close", done);
  });
}

/** Whether a file could not be parsed, which is for whoever sent it to know. */
export const isCsvError = (error: unknown): error is CsvError => error instanceof Error && "code" in error && String(error.code).startsWith("CSV_");
