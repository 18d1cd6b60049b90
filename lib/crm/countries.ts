// What CLDR names beside the countries of ISO 3166-1: parts of them, unions, and what stands for nothing.
const NO_COUNTRIES = new Set(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]);
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const ALSO_KNOWN_AS = [
  ["usa", "US"],
  ["uk", "GB"],
  ["england", "GB"],
  ["holland", "NL"],
  ["czech republic", "CZ"],
] as const;

/** ISO 3166-1 alpha-2, and Kosovo, which has a code by custom. */
export const COUNTRY_CODES: readonly string[] = codesOfNow();

function codesOfNow(): string[] {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  // A code of old, such as that of the GDR, has the name of what came after it.
  const isOfNow = (code: string) => names.of(code) !== undefined && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
  return codes.filter((code) => !NO_COUNTRIES.has(code) && isOfNow(code));
}

let countries: ReadonlyMap<string, string> | undefined;

/** ISO 3166-1 alpha-2 of a code, or of a country's English or German name as CLDR has it; null for anything else. */
export function countryOf(text: string): string | null {
  countries ??= countryNames();
  return countries.get(text.trim().toLowerCase()) ?? null;
}

function countryNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>(ALSO_KNOWN_AS);
  for (const language of ["de", "en"]) {
    const display = new Intl.DisplayNames(language, { type: "region" });
    for (const code of COUNTRY_CODES) {
      const name = display.of(code)?.toLowerCase();
      if (name && !names.has(name)) names.set(name, code);
      names.set(code.toLowerCase(), code);
    }
  }
  return names;
}
