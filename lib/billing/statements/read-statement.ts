import { type ParsedStatement, STATEMENT_LIMITS, unreadable } from "./entry.ts";
import { readCamt } from "./read-camt.ts";
import { readCsv } from "./read-csv.ts";
import { readMt940 } from "./read-mt940.ts";
import type { CsvMapping, ImportedStatement } from "./schema.ts";

/**
 * Reads a statement of an account: camt.053 and MT940 are known by what is in them, CSV by being told how it is read. Pure.
 * @throws `invalid` for what is none of them, is too large, or cannot be read as a whole: nothing of it counts then
 */
export function readStatement(bytes: Uint8Array, mapping: CsvMapping | null): ParsedStatement & { format: ImportedStatement["format"] } {
  if (bytes.byteLength === 0) throw unreadable("it is empty.");
  if (bytes.byteLength > STATEMENT_LIMITS.bytes) throw unreadable(`it has more than ${STATEMENT_LIMITS.bytes / 1_000_000} MB.`);
  const source = decode(bytes);
  const [format, read] = mapping
    ? (["csv", readCsv(source, mapping)] as const)
    : source.trimStart().startsWith("<")
      ? (["camt.053", readCamt(source)] as const)
      : /^:\d\d[A-Z]?:/m.test(source)
        ? (["mt940", readMt940(source)] as const)
        : nothing();
  if (read.account.length > STATEMENT_LIMITS.account) throw unreadable("its account has too many characters.");
  if (read.entries.length > STATEMENT_LIMITS.entries) throw unreadable(`it has more than ${STATEMENT_LIMITS.entries} entries.`);
  return { ...read, format };
}

function nothing(): never {
  throw unreadable("it is neither camt.053 nor MT940. For CSV, say which column is what.");
}

/** UTF-8, or what older systems of banks write, which XML says in its first line. */
function decode(bytes: Uint8Array): string {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const isLatin = /encoding=["'](iso-8859-1|iso-8859-15|windows-1252)["']/i.test(start);
  if (isLatin) return new TextDecoder("windows-1252").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
