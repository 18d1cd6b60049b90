import { CsvError, parse } from "csv-parse/sync";
import type { ZodType } from "zod";
import { type FieldIssue, invalid } from "#lib/platform/errors";
import { type ImportedCampaign, type ImportedDay, importedCampaign, importedDay, MAX_IMPORTED_CAMPAIGNS, MAX_IMPORTED_DAYS } from "./schema.ts";

interface Format<T> {
  /** Column of the file → field of the shape, in the order of the file. */
  columns: Record<string, string>;
  /** Columns whose empty cells mean "none". */
  optional: readonly string[];
  shape: ZodType<T>;
  keyOf: (row: T) => string;
  maxRows: number;
}

const MAX_ISSUES = 50;
const MAX_CHARACTERS = 16_000_000;

const CAMPAIGNS: Format<ImportedCampaign> = {
  columns: {
    key: "key",
    name: "name",
    type: "type",
    status: "status",
    owner_email: "ownerEmail",
    budget: "budget",
    currency: "currency",
    starts_on: "startsOn",
    ends_on: "endsOn",
  },
  optional: ["owner_email", "ends_on"],
  shape: importedCampaign,
  keyOf: (row) => row.key,
  maxRows: MAX_IMPORTED_CAMPAIGNS,
};

const FIGURES: Format<ImportedDay> = {
  columns: Object.fromEntries(["campaign", "day", "channel", "impressions", "clicks", "conversions", "spend", "revenue"].map((name) => [name, name])),
  optional: [],
  shape: importedDay,
  keyOf: (row) => `${row.campaign}, ${row.day}, ${row.channel}`,
  maxRows: MAX_IMPORTED_DAYS,
};

/**
 * Campaigns from CSV (RFC 4180, UTF-8) with the header `key,name,type,status,owner_email,budget,currency,starts_on,ends_on`.
 * @throws `invalid` with one issue per wrong cell, whose path is `lines.<line>.<column>`
 */
export function parseCampaignsCsv(text: string): ImportedCampaign[] {
  return parseCsv(text, CAMPAIGNS);
}

/**
 * Figures from CSV with the header `campaign,day,channel,impressions,clicks,conversions,spend,revenue`; `campaign` is its key.
 * @throws `invalid` with one issue per wrong cell, whose path is `lines.<line>.<column>`
 */
export function parseFiguresCsv(text: string): ImportedDay[] {
  return parseCsv(text, FIGURES);
}

function parseCsv<T>(text: string, format: Format<T>): T[] {
  if (text.length > MAX_CHARACTERS) throw invalid("This file is too large. Split it into files of at most 16 MB.");
  const [header, ...lines] = readLines(text, format.maxRows);
  const columns = Object.keys(format.columns);
  if (header?.cells.join(",") !== columns.join(",")) throw refusal([{ path: "lines.1", message: `The first line must be ${columns.join(",")}` }]);
  if (lines.length > format.maxRows)
    throw invalid(`This file has more than ${format.maxRows.toLocaleString("en")} rows. Split it into smaller files.`);
  const rows: T[] = [];
  const issues: FieldIssue[] = [];
  const lineOfKey = new Map<string, number>();
  for (const { cells, line } of lines) {
    const row = rowOf(cells, line, columns, format, issues);
    if (row === null) continue;
    const first = lineOfKey.get(format.keyOf(row));
    if (first === undefined) lineOfKey.set(format.keyOf(row), line);
    else issues.push({ path: `lines.${line}`, message: `Repeats line ${first} (${format.keyOf(row)}).` });
    rows.push(row);
  }
  if (issues.length > 0) throw refusal(issues);
  return rows;
}

function rowOf<T>(cells: string[], line: number, columns: string[], format: Format<T>, issues: FieldIssue[]): T | null {
  if (cells.length !== columns.length) {
    issues.push({ path: `lines.${line}`, message: `Has ${cells.length} cells instead of ${columns.length}.` });
    return null;
  }
  const fields = columns.map((column, index) => [
    format.columns[column],
    cells[index] === "" && format.optional.includes(column) ? null : cells[index],
  ]);
  const parsed = format.shape.safeParse(Object.fromEntries(fields));
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const column = columns.find((name) => format.columns[name] === issue.path[0]);
    issues.push({ path: `lines.${line}.${column}`, message: issue.message });
  }
  return null;
}

function readLines(text: string, maxRows: number): { cells: string[]; line: number }[] {
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true, to: maxRows + 2 } as const;
    // With `info`, each record comes with where it ended, which the package's types do not follow.
    const records = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refusal([{ path: `lines.${error.lines ?? 1}`, message: error.message }]);
  }
}

function refusal(issues: FieldIssue[]) {
  const more = issues.length > MAX_ISSUES ? ` The first ${MAX_ISSUES} are listed.` : "";
  return invalid(
    `Nothing was imported: ${issues.length === 1 ? "one line needs" : `${issues.length} places need`} attention.${more}`,
    issues.slice(0, MAX_ISSUES),
  );
}
