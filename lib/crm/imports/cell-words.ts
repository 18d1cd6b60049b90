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

/** First and last name: as their own columns say, else of a whole name ("Ada Lovelace", "Lovelace, Ada"). */
export function namesOf(cell: (field: CrmImportField) => string): { firstName: string; lastName: string } {
  const [firstName, lastName, fullName] = [cell("firstName"), cell("lastName"), cell("fullName").replaceAll(/\s+/g, " ")];
  if (firstName || lastName || !fullName) return { firstName, lastName };
  const [last = "", first] = fullName.split(/\s*,\s*/, 2);
  if (first !== undefined) return { firstName: first, lastName: last };
  const at = fullName.lastIndexOf(" ");
  return { firstName: at < 0 ? "" : fullName.slice(0, at), lastName: fullName.slice(at + 1) };
}
