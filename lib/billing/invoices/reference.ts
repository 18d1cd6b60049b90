import { mod97 } from "#lib/settings/schema";

/**
 * A creditor reference by ISO 11649: "RF", two check digits (MOD 97-10), and at most 21 digits and letters. Banks check it, so that a
 * mistyped one does not arrive. Pure.
 * @param own digits and letters that name what is paid
 * @see https://www.mobilefish.com/services/creditor_reference/creditor_reference.php
 */
export function creditorReference(own: string): string {
  const plain = own.replace(/[^0-9A-Za-z]/g, "").toUpperCase();
  if (plain.length < 1 || plain.length > 21) throw new Error("A reference has 1 to 21 digits and letters.");
  return `RF${String(98 - mod97(`${plain}RF00`)).padStart(2, "0")}${plain}`;
}

/** Whether a text is such a reference with the right check digits; blanks do not count. Pure. */
export function isCreditorReference(text: string): boolean {
  const plain = text.replace(/\s/g, "").toUpperCase();
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(plain) && mod97(plain.slice(4) + plain.slice(0, 4)) === 1;
}

/** The references that stand in a text of a bank, as written there or in groups of four. Pure. */
export function referencesIn(text: string): string[] {
  const plain = text.toUpperCase();
  const found = [...plain.matchAll(/RF\d{2}(?:\s?[A-Z0-9]){1,21}/g)].flatMap(([candidate]) => {
    const sign = candidate.replace(/\s/g, "");
    // What follows it without a gap may have been taken for a part of it: the longest that is right counts.
    return Array.from({ length: sign.length - 4 }, (_, cut) => sign.slice(0, sign.length - cut)).find(isCreditorReference) ?? [];
  });
  return [...new Set(found)];
}
