/** In which order a day is written where nothing tells. */
export type DateOrder = "ymd" | "dmy" | "mdy";

const NOTHING = new Set(["", "-", "--", "–", "—", "n/a"]);
const GROUPED = {
  ".": /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$|^\.\d+$/,
  ",": /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^\d+(?:,\d+)?$|^,\d+$/,
} as const;
const MOST_DIGITS = 15;

/**
 * A number as exports write it, with thousands separators, spaces and a currency's sign, as digits with a dot. "--" is nothing, which
 * the platforms write for none: "0".
 * @returns null for what is no number, or is below zero
 */
export function readNumber(text: string, decimal: "." | ","): string | null {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, "").replace(/^(?:[A-Z]{3}|[$€£¥])|(?:[A-Z]{3}|[$€£¥])$/g, "");
  if (NOTHING.has(bare.toLowerCase())) return "0";
  if (!GROUPED[decimal].test(bare)) return null;
  const plain = decimal === "." ? bare.replaceAll(",", "") : bare.replaceAll(".", "").replace(",", ".");
  const [whole = "", fraction = ""] = plain.split(".");
  const digits = whole.replace(/^0+(?=\d)/, "") || "0";
  if (digits.length > MOST_DIGITS) return null;
  return fraction ? `${digits}.${fraction.slice(0, 8)}` : digits;
}

/** An amount as minor units with what is left of their parts: "12.345" with two decimals is "1234.5". */
export function shiftDecimals(amount: string, decimals: number): string {
  const [whole = "", fraction = ""] = amount.split(".");
  const padded = fraction.padEnd(decimals, "0");
  const shifted = `${whole}${padded.slice(0, decimals)}`.replace(/^0+(?=\d)/, "");
  return padded.length > decimals ? `${shifted}.${padded.slice(decimals)}` : shifted;
}

const MONTHS: Record<string, number> = {
  jan: 1,
  feb: 2,
  mar: 3,
  mär: 3,
  mrz: 3,
  apr: 4,
  may: 5,
  mai: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  okt: 10,
  nov: 11,
  dec: 12,
  dez: 12,
};

/**
 * A day in the ways that exports write it: 2026-09-01, 20260901, 01.09.2026, 9/1/2026, "Sep 1, 2026", "1. September 2026"; a time behind it
 * is not looked at. @returns YYYY-MM-DD, or null for what is no day
 */
export function readDay(text: string, order: DateOrder): string | null {
  const bare = text.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(bare) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(bare);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?: .*)?$/.exec(bare);
  if (dotted) return dayOf(dotted[3], dotted[2], dotted[1]);
  const parted = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})(?: .*)?$/.exec(bare);
  if (parted) return order === "dmy" ? dayOf(parted[3], parted[2], parted[1]) : dayOf(parted[3], parted[1], parted[2]);
  const monthFirst = /^(?:\p{L}+,? )?(\p{L}{3,9})\.? (\d{1,2}),? (\d{4})$/u.exec(bare);
  if (monthFirst) return dayOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  const dayFirst = /^(?:\p{L}+,? )?(\d{1,2})\.? (\p{L}{3,9})\.? (\d{4})$/u.exec(bare);
  return dayFirst ? dayOf(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]) : null;
}

const monthOf = (name = ""): string => String(MONTHS[name.slice(0, 3).toLowerCase()] ?? "");

function dayOf(year = "", month = "", day = ""): string | null {
  const full = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${full}T00:00:00Z`);
  // The 31st of a month without one would become the 1st of the next.
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== full ? null : full;
}
