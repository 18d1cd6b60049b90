import type { CrmImportField } from "./import-fields.ts";

const YES = new Set(["yes", "y", "true", "1", "x", "ja", "wahr", "opt-in", "opted in", "granted", "erteilt"]);
const NO = new Set(["no", "n", "false", "0", "-", "nein", "falsch", "opt-out", "opted out", "denied", "verweigert"]);

/** @returns null for a word that is neither: consent is never guessed */
export function consentOf(text: string): boolean | null {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

const STATUS_WORDS = {
  new: ["new", "open", "neu", "offen"],
  contacted: ["contacted", "in progress", "attempted to contact", "kontaktiert", "in bearbeitung"],
  qualified: ["qualified", "qualifiziert"],
  unresponsive: ["unresponsive", "no answer", "keine antwort"],
  lost: ["lost", "unqualified", "disqualified", "verloren", "disqualifiziert"],
} as const;
type ImportedStatus = keyof typeof STATUS_WORDS;

/** What of a lead's status can come with a file: what a deal decides cannot. */
export function statusOf(text: string): ImportedStatus | null {
  const word = text.toLowerCase().replaceAll("_", " ");
  const found = Object.entries(STATUS_WORDS).find(([, words]) => (words as readonly string[]).includes(word));
  return (found?.[0] as ImportedStatus | undefined) ?? null;
}

const BANDS = [
  [10, "1-10"],
  [50, "11-50"],
  [200, "51-200"],
  [1_000, "201-1000"],
  [Number.POSITIVE_INFINITY, "1000+"],
] as const;

/** The band of a number of people, or of a band that is written as we write them. */
export function companySizeOf(text: string): string | null {
  const bare = text.replaceAll(/[\s.,]/g, "").replace("–", "-");
  const band = BANDS.find(([, name]) => name === bare);
  if (band) return band[1];
  if (!/^\d{1,9}$/.test(bare) || Number(bare) === 0) return null;
  return BANDS.find(([most]) => Number(bare) <= most)?.[1] ?? null;
}

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
let countries: ReadonlyMap<string, string> | undefined;

/** ISO 3166-1 alpha-2 of a code, or of a country's English or German name as CLDR has it. */
export function countryOf(text: string): string | null {
  countries ??= countryNames();
  const word = text.toLowerCase();
  return countries.get(word) ?? null;
}

function countryNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>([
    ["usa", "US"],
    ["uk", "GB"],
    ["england", "GB"],
    ["holland", "NL"],
    ["czech republic", "CZ"],
  ]);
  for (const language of ["de", "en"]) {
    const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
      const name = display.of(code);
      // A code of old, such as that of the GDR, has the name of what came after it.
      if (!name || code === "ZZ" || Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`) continue;
      if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), code);
      names.set(code.toLowerCase(), code);
    }
  }
  return names.set("uk", "GB");
}

/** First and last name: as their own columns say, else of a whole name ("Ada Lovelace", "Lovelace, Ada"). */
export function namesOf(cell: (field: CrmImportField) => string): { firstName: string; lastName: string } {
  const [firstName, lastName, fullName] = [cell("firstName"), cell("lastName"), cell("fullName").replaceAll(/\s+/g, " ")];
  if (firstName || lastName || !fullName) return { firstName, lastName };
  const [last = "", first] = fullName.split(/\s*,\s*/, 2);
  if (first !== undefined) return { firstName: first, lastName: last };
  const at = fullName.lastIndexOf(" ");
  return { firstName: at < 0 ? "" : fullName.slice(0, at), lastName: fullName.slice(at + 1) };
}
