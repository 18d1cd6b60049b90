type Part = "year" | "month" | "day";
const DAY_AND_TIME = /^(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{1,4})(?:(?:T|,?\s+(?:(?:at|um)\s+)?)(\S.*))?$/i;
// "14:30", "2:30 PM", "2 p.m.", "14.30 Uhr"; an hour alone could be a slip.
const TIME = /^(\d{1,2})(?:[:.](\d\d)(?::00)?)?\s*(?:([ap])\.?\s?m\.?|(uhr))?$/i;

/**
 * A day or a minute as people write it, as the shapes have it: "24.12.2026 14:30" and "2026-12-24 14:30" are "2026-12-24T14:30". What cannot be
 * read stays as it was, to be refused by whoever reads it.
 * @param locale whose order a day with slashes has, "12/24/2026" or "24/12/2026"; null where it is not known: such a day stays
 */
export function timeOfWriting(text: string, locale: string | null): string {
  const [, first = "", sign = "", second = "", third = "", rest] = DAY_AND_TIME.exec(text.trim()) ?? [];
  const day = dayOf([first, second, third], orderOf(first, sign, locale));
  const time = rest === undefined ? "" : minuteOf(rest);
  if (day === null || time === null) return text;
  return time === "" ? day : `${day}T${time}`;
}

function orderOf(first: string, sign: string, locale: string | null): Part[] {
  if (first.length === 4) return ["year", "month", "day"];
  if (sign === ".") return ["day", "month", "year"];
  if (sign !== "/" || locale === null) return [];
  const written = new Intl.DateTimeFormat(locale, { year: "numeric", month: "2-digit", day: "2-digit", calendar: "gregory" }).formatToParts(0);
  return written.map(({ type }) => type).filter((type): type is Part => type === "year" || type === "month" || type === "day");
}

function dayOf(numbers: string[], order: Part[]): string | null {
  const of = (part: Part) => numbers[order.indexOf(part)] ?? "";
  const [year, month, day] = [of("year"), of("month"), of("day")];
  // Two digits of a year could be any century: asked again rather than guessed.
  if (year.length !== 4 || month.length > 2 || day.length > 2) return null;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function minuteOf(text: string): string | null {
  const [, hour, minute, half, clock] = TIME.exec(text.trim()) ?? [];
  if (hour === undefined || (minute === undefined && !half && !clock)) return null;
  if (half && (Number(hour) > 12 || Number(hour) === 0)) return null;
  const ofDay = half ? (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0) : Number(hour);
  return `${String(ofDay).padStart(2, "0")}:${minute ?? "00"}`;
}
