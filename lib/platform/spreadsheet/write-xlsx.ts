import { zipStream } from "#lib/platform/zip";
import type { Cell, Sheet } from "./write-csv.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** More is refused by the programs that read it. */
const LONGEST_TEXT = 32_767;
const DAY_MS = 86_400_000;
/** Day 0 of the dates of spreadsheets, which take 1900 for a leap year (ECMA-376 part 1, section 18.17.4.1). */
const EPOCH_MS = Date.UTC(1899, 11, 30);
const [PLAIN, BOLD, MOMENT] = [0, 1, 2];
const [NARROWEST, WIDEST] = [10, 40];
const MOMENT_LENGTH = "2026-11-26 10:00".length;

/**
 * A workbook of one sheet (ECMA-376 part 1, SpreadsheetML; part 2, packaging), written while its rows are read. Texts are inline
 * (`t="inlineStr"`), so that none is ever taken for a formula and none must be kept for a table at the end.
 */
export function writeXlsx(sheet: Sheet, at: Date): AsyncGenerator<Uint8Array> {
  return zipStream(
    [
      { name: "[Content_Types].xml", text: whole(CONTENT_TYPES) },
      { name: "_rels/.rels", text: whole(relations([["officeDocument", "xl/workbook.xml"]])) },
      { name: "xl/workbook.xml", text: whole(workbook(sheet.name)) },
      {
        name: "xl/_rels/workbook.xml.rels",
        text: whole(
          relations([
            ["worksheet", "worksheets/sheet1.xml"],
            ["styles", "styles.xml"],
          ]),
        ),
      },
      { name: "xl/styles.xml", text: whole(STYLES) },
      { name: "xl/worksheets/sheet1.xml", text: rowsOf(sheet) },
    ],
    at,
  );
}

async function* rowsOf({ columns, batches, end }: Sheet): AsyncGenerator<string> {
  let isBegun = false;
  for await (const rows of batches) {
    // Widths stand before the rows: they are those of the first batch, since the others are not read yet.
    if (!isBegun) yield topOf(columns, rows);
    isBegun = true;
    yield rows.map((cells) => rowOf(cells)).join("");
  }
  if (!isBegun) yield topOf(columns, []);
  yield `${rowOf([end()])}</sheetData></worksheet>`;
}

/** The first row stays in sight. */
const topOf = (columns: string[], rows: Cell[][]): string =>
  `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.map((name, at) => columnOf(at + 1, widthOf(name, rows, at))).join("")}</cols><sheetData>${rowOf(columns, BOLD)}`;

const columnOf = (number: number, width: number): string => `<col min="${number}" max="${number}" width="${width}" customWidth="1"/>`;

/** In characters: what the name and the first rows need, within bounds. */
function widthOf(name: string, rows: Cell[][], at: number): number {
  const longest = rows.reduce((most, cells) => Math.max(most, lengthOf(cells[at] ?? null)), name.length);
  return Math.min(Math.max(longest + 2, NARROWEST), WIDEST);
}

const lengthOf = (cell: Cell): number => (cell instanceof Date ? MOMENT_LENGTH : String(cell ?? "").length);

const rowOf = (cells: Cell[], style = PLAIN): string => `<row>${cells.map((cell) => cellOf(cell, style)).join("")}</row>`;

function cellOf(cell: Cell, style: number): string {
  if (cell === null || cell === "") return "<c/>";
  if (cell instanceof Date) return `<c s="${MOMENT}"><v>${(cell.getTime() - EPOCH_MS) / DAY_MS}</v></c>`;
  if (typeof cell === "number") return Number.isFinite(cell) ? `<c><v>${cell}</v></c>` : "<c/>";
  return `<c${style ? ` s="${style}"` : ""} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell.slice(0, LONGEST_TEXT))}</t></is></c>`;
}

// What XML 1.0 has no place for (section 2.2) is told by the sign for a character that cannot be shown.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };
const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(NO_XML, "\uFFFD")
    .replace(/[&<>"\r]/g, (sign) => ESCAPES[sign] ?? sign);

async function* whole(text: string): AsyncGenerator<string> {
  yield HEAD + text;
}

const CONTENT_TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`;

const relations = (targets: [type: string, target: string][]): string =>
  `<Relationships xmlns="${RELATIONS}">${targets.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join("")}</Relationships>`;

const workbook = (name: string): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** Plain, bold, and a moment as year, month, day, hour and minute. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;
