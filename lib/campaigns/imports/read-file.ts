import { type CsvError, parse } from "csv-parse";
import type { Queryable } from "#lib/platform/database";
import type { ImportSettings } from "./import-schema.ts";
import { CSV_OPTIONS } from "./recognise.ts";

/** A line of a file after its header, and where it ends. */
export interface FileLine {
  line: number;
  cells: string[];
}

/** The bytes of an uploaded file, one piece at a time. */
export async function* piecesOf(tx: Queryable, tenantId: string, importId: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position += 1) {
    const [piece] = await tx.query<{ bytes: Buffer }>({
      name: "piece-of-import",
      text: "SELECT bytes FROM figure_import_piece WHERE tenant_id = $1::uuid AND import_id = $2::uuid AND position = $3",
      values: [tenantId, importId, position],
    });
    if (!piece) return;
    yield piece.bytes;
  }
}

const MOST_RECORD_CHARACTERS = 200_000;

/**
 * The lines below the header, read as the pieces come: memory holds a piece and what was parsed of it.
 * @throws `CsvError` for what is no CSV, such as a quote that never ends
 */
export async function* linesOf(
  pieces: AsyncIterable<Uint8Array>,
  { encoding, delimiter, headerRecord }: ImportSettings,
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
    for await (const piece of pieces) {
      if (parser.destroyed) return;
      if (!parser.write(decoder.decode(piece, { stream: true }))) await drained(parser);
      onBytes(piece.length);
    }
    parser.end(decoder.decode());
  } catch (error) {
    parser.destroy(error as Error);
  }
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
