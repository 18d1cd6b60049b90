/** Files for spreadsheets, written row by row: comma-separated values and Office Open XML. */
export { csvField } from "./csv-field.ts";
export { type Cell, type Sheet, writeCsv } from "./write-csv.ts";
export { writeXlsx } from "./write-xlsx.ts";
