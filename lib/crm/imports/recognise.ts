import { dateOrderOf, decimalOf, encodingOf, firstRecords } from "#lib/platform/csv";
import { type CrmImportField, type CrmKind, guessColumns } from "./import-fields.ts";
import type { CrmImportSettings } from "./import-schema.ts";

const DELIMITERS = [",", ";", "\t"] as const;
const LOOKED_AT = 20;
const SAMPLE_RECORDS = 200;
const MOST_COLUMNS = 200;

/** What the first bytes of a file show. What is not UTF-8 is taken for Windows-1252, which Excel writes in western Europe. */
export function textEncodingOf(bytes: Uint8Array): CrmImportSettings["encoding"] {
  const marked = encodingOf(bytes);
  if (marked !== "utf-8") return marked;
  try {
    // A sample may end within a character.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    // No error of anybody's: these bytes are no UTF-8, which is what was asked.
    return "windows-1252";
  }
}

interface Header {
  delimiter: CrmImportSettings["delimiter"];
  record: number;
  columns: string[];
  columnOf: Partial<Record<CrmImportField, string>>;
  score: number;
}

/** What a file seems to be, from its first lines: where its header is, which column is what, how days and numbers are written. */
export function recognise(text: string, encoding: CrmImportSettings["encoding"], kind: CrmKind): CrmImportSettings {
  const headers = DELIMITERS.flatMap((delimiter) => headersIn(text, delimiter, kind));
  const [header] = headers.sort((a, b) => b.score - a.score || a.record - b.record);
  const { delimiter, record, columns, columnOf } = header ?? { delimiter: ",", record: 1, columns: [""], columnOf: {} };
  const records = firstRecords(text, delimiter, SAMPLE_RECORDS).slice(record);
  const values = (field: CrmImportField) => {
    const at = columns.indexOf(columnOf[field] ?? "\u0000");
    return at < 0 ? [] : records.map((cells) => cells[at]?.trim() ?? "").filter(Boolean);
  };
  return {
    encoding,
    delimiter,
    headerRecord: record,
    columns,
    columnOf,
    dateOrder: dateOrderOf(values("createdAt")),
    decimal: decimalOf(values("budget"), delimiter),
    assignByRules: kind === "lead",
  };
}

function headersIn(text: string, delimiter: Header["delimiter"], kind: CrmKind): Header[] {
  return firstRecords(text, delimiter, LOOKED_AT).map((cells, index) => {
    const columns = cells.slice(0, MOST_COLUMNS).map((cell) => cell.trim().slice(0, 200));
    const columnOf = guessColumns(columns, kind);
    // Known names count most; else the delimiter that parts a line into most cells, and the upper line.
    return {
      delimiter,
      record: index + 1,
      columns,
      columnOf,
      score: Object.keys(columnOf).length * 10 + Math.min(columns.length, 9) / 10 - index / 100,
    };
  });
}
