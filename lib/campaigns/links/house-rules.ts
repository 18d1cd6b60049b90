/** What a link carries besides its address, in the order in which it is written. */
export const UTM_FIELDS = ["source", "medium", "campaign", "term", "content"] as const;
export type UtmField = (typeof UTM_FIELDS)[number];
export type UtmValues = Record<UtmField, string>;

const MOST = 100;
/** Letters that people of some languages write as two where there are no others. */
const AS_TWO: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", æ: "ae", ø: "oe", œ: "oe" };

/**
 * A value by the house rules, so that statistics do not count one thing as several: small letters, no spaces, no accents, and nothing but
 * letters, digits, `.`, `_` and `-`; what else there is becomes one `-`. Letters of other scripts stay.
 */
export function tidyUtm(value: string): string {
  const plain = value
    .normalize("NFC")
    .toLowerCase()
    .replace(/[äöüßæøœ]/g, (letter) => AS_TWO[letter] ?? letter)
    .normalize("NFD")
    // Accents of Latin letters; marks of other scripts belong to their letters.
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
  const tidy = plain.replace(/[^\p{L}\p{M}\p{N}._]+/gu, "-").replace(/^-+|-+$/g, "");
  return [...tidy].slice(0, MOST).join("").replace(/-+$/, "");
}

/** What a campaign is called in links where nobody has said it. */
export const linkNameOf = ({ name, utmCampaign }: { name: string; utmCampaign: string }): string => utmCampaign || tidyUtm(name);

/** What the house rules made of a value that was typed otherwise. */
export interface TidiedValue {
  field: UtmField;
  from: string;
  to: string;
}

/** All values by the house rules, and what they changed. */
export function tidyAll(typed: UtmValues): { values: UtmValues; changes: TidiedValue[] } {
  const values = { ...typed };
  const changes: TidiedValue[] = [];
  for (const field of UTM_FIELDS) {
    values[field] = tidyUtm(typed[field]);
    if (values[field] !== typed[field].trim()) changes.push({ field, from: typed[field].trim(), to: values[field] });
  }
  return { values, changes };
}

/** The address with these values, in place of what it carried of them. What else it asks for, and its place in the page, stay. */
export function taggedUrl(baseUrl: string, values: UtmValues): string {
  const url = new URL(baseUrl);
  for (const field of UTM_FIELDS) {
    url.searchParams.delete(`utm_${field}`);
    if (values[field] !== "") url.searchParams.set(`utm_${field}`, values[field]);
  }
  return url.href;
}
