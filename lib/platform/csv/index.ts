/** Files of comma-separated values (RFC 4180) as programs export them: read piece by piece, with the ways in which days and numbers are written. */
export { type DateOrder, readDay, readNumber, shiftDecimals } from "./read-cell.ts";
export { type CsvShape, encodingOf, type FileLine, firstRecords, isCsvError, linesOf } from "./read-csv.ts";
export { dateOrderOf, decimalOf } from "./recognise-writing.ts";
