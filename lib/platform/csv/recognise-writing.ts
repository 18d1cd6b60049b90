import { type DateOrder, readDay, readNumber } from "./read-cell.ts";

/** How the days of a column are written, by the first that can only be one: no month has a number above twelve, and with dots the day comes first. */
export function dateOrderOf(days: readonly string[]): DateOrder {
  if (days.some((day) => /^\d{4}/.test(day))) return "ymd";
  if (days.some((day) => /^\d{1,2}\.\s?\d{1,2}\./.test(day))) return "dmy";
  if (days.some((day) => readDay(day, "mdy") === null && readDay(day, "dmy") !== null)) return "dmy";
  return days.some((day) => /^\d{1,2}[-/]\d{1,2}[-/]/.test(day)) ? "mdy" : "ymd";
}

/** What parts the decimals of a column's numbers. Where all could be either, a file parted by semicolons comes from a place where commas do. */
export function decimalOf(numbers: readonly string[], delimiter: string): "." | "," {
  const [dots = 0, commas = 0] = ([".", ","] as const).map((decimal) => numbers.filter((text) => readNumber(text, decimal) !== null).length);
  if (dots !== commas) return dots > commas ? "." : ",";
  return delimiter === ";" ? "," : ".";
}
