import { dateOrderOf, decimalOf, firstRecords } from "#lib/platform/csv";
import { FILE_SOURCES, type FileSource, IMPORT_FIELDS, type ImportField, type ImportSettings } from "./import-schema.ts";
import { SOURCES } from "./sources.ts";

type Delimiter = ImportSettings["delimiter"];
const DELIMITERS: readonly Delimiter[] = [",", "\t", ";"];
const LOOKED_AT = 60;
const LEAST_FIELDS = 3;
const MARK_WORTH = 3;

const recordsOf = (text: string, delimiter: Delimiter) => firstRecords(text, delimiter, LOOKED_AT * 3);

interface Header {
  source: FileSource;
  delimiter: Delimiter;
  record: number;
  columns: string[];
  score: number;
}

/**
 * What a file seems to be, from its first lines: whose export, where its header is below titles and notes, which column is what, how days
 * and numbers are written. @returns null when no line looks like a header that is known, and the first line is taken for it
 */
export function recognise(text: string, encoding: ImportSettings["encoding"], currency: string): { settings: ImportSettings; isKnown: boolean } {
  const found = DELIMITERS.flatMap((delimiter) => headersIn(text, delimiter)).sort((a, b) => b.score - a.score)[0];
  const header = found ?? fallback(text);
  const columnOf = mapColumns(header.columns, header.source);
  const records = recordsOf(text, header.delimiter).slice(header.record);
  const values = (field: ImportField) => {
    const at = header.columns.indexOf(columnOf[field] ?? "");
    return at < 0 ? [] : records.map((cells) => cells[at]?.trim() ?? "").filter(Boolean);
  };
  const settings: ImportSettings = {
    source: header.source,
    encoding,
    delimiter: header.delimiter,
    headerRecord: header.record,
    columns: header.columns,
    columnOf,
    channel: SOURCES[header.source].channel,
    currency,
    dateOrder: dateOrderOf(values("day")),
    decimal: decimalOf([...values("spend"), ...values("revenue"), ...values("conversions"), ...values("impressions")], header.delimiter),
    createCampaigns: true,
  };
  return { settings, isKnown: found !== undefined };
}

/** Which column of a file is what, by the names that a source gives them. */
function mapColumns(columns: readonly string[], source: FileSource): ImportSettings["columnOf"] {
  const names = columns.map(plain);
  const columnOf = Object.fromEntries(IMPORT_FIELDS.map((field) => [field, null])) as ImportSettings["columnOf"];
  for (const field of IMPORT_FIELDS) {
    const name = SOURCES[source].columns[field]?.find((each) => names.includes(each));
    if (name !== undefined) columnOf[field] = columns[names.indexOf(name)] ?? null;
  }
  return columnOf;
}

/** Small, without what stands behind a name in brackets as its currency. */
const plain = (column: string) =>
  column
    .trim()
    .toLowerCase()
    .replace(/\s*\([a-z]{3}\)$/, "")
    .trim();

function headersIn(text: string, delimiter: Delimiter): Header[] {
  return recordsOf(text, delimiter)
    .slice(0, LOOKED_AT)
    .flatMap((cells, index) => {
      const columns = cells.map((cell) => cell.trim());
      const names = columns.map(plain);
      return FILE_SOURCES.flatMap((source) => {
        const columnOf = mapColumns(columns, source);
        const fields = Object.values(columnOf).filter((column) => column !== null).length;
        if (fields < LEAST_FIELDS || columnOf.campaign === null || columnOf.day === null) return [];
        const marks = SOURCES[source].marks.filter((mark) => names.some((name) => name === mark || name.startsWith(`${mark} (`))).length;
        // Of two that fit alike the upper is the header.
        return [{ source, delimiter, record: index + 1, columns, score: fields + marks * MARK_WORTH - index / 1_000 }];
      });
    });
}

/** The delimiter that parts the first line most, and that line as the header. */
function fallback(text: string): Header {
  const tried = DELIMITERS.map((delimiter) => ({ delimiter, columns: (recordsOf(text, delimiter)[0] ?? [""]).map((cell) => cell.trim()) }));
  const [best] = tried.sort((a, b) => b.columns.length - a.columns.length);
  return { source: "own", delimiter: best?.delimiter ?? ",", record: 1, columns: best?.columns ?? [""], score: 0 };
}
