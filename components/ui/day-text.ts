import { dateFormat } from "../format/date-format.ts";
import { type Day, isDay } from "./calendar-days.ts";

type Part = "year" | "month" | "day";
const PATTERNS: Record<Part, string> = { year: "YYYY", month: "MM", day: "DD" };
/** Where days, months and years begin with other letters. */
const OWN_PATTERNS: Record<string, Record<Part, string>> = { de: { year: "JJJJ", month: "MM", day: "TT" } };
// Any day with three different numbers.
const SAMPLE = new Date("2026-11-23T00:00:00Z");

function numericFormat(locale: string): Intl.DateTimeFormat {
  const options = { year: "numeric", month: "2-digit", day: "2-digit", timeZone: "UTC" } as const;
  // Of the Gregorian calendar and with the digits that keyboards have, so that what is shown can be typed.
  return dateFormat(locale, { ...options, calendar: "gregory", numberingSystem: "latn" });
}

const isPart = (type: string): type is Part => type in PATTERNS;

/** How a day is typed in this place: "MM/DD/YYYY", "TT.MM.JJJJ". */
export function dayPattern(locale: string): string {
  const patterns = OWN_PATTERNS[locale.split("-")[0] ?? ""] ?? PATTERNS;
  return numericFormat(locale)
    .formatToParts(SAMPLE)
    .map(({ type, value }) => (isPart(type) ? patterns[type] : value))
    .join("");
}

/** A day as one types it in this place. */
export function writeDay(day: Day, locale: string): string {
  return isDay(day) ? numericFormat(locale).format(new Date(`${day}T00:00:00Z`)) : day;
}

/** The day that was typed, as "2026-11-23" or in the place's own order with any separators; null when it is none. */
export function readDay(text: string, locale: string): Day | null {
  const typed = text.trim();
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(typed)) return dayFrom(typed.split("-"), ["year", "month", "day"]);
  const order = numericFormat(locale)
    .formatToParts(SAMPLE)
    .map(({ type }) => type)
    .filter(isPart);
  if (!/^[\d\s./\u200e\u200f-]+$/.test(typed)) return null;
  return dayFrom(typed.match(/\d+/g) ?? [], order);
}

function dayFrom(numbers: string[], order: Part[]): Day | null {
  if (numbers.length !== order.length) return null;
  const of = (part: Part) => numbers[order.indexOf(part)] ?? "";
  // Two digits of a year could be any century: asked again rather than guessed.
  if (of("year").length !== 4) return null;
  const day = `${of("year")}-${of("month").padStart(2, "0")}-${of("day").padStart(2, "0")}`;
  return isDay(day) ? day : null;
}
