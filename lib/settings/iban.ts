/**
 * The remainder by 97 of a text of digits and letters, letters counting from A = 10 on: the check of IBAN (ISO 13616) and of creditor
 * references (ISO 11649), both by ISO/IEC 7064 MOD 97-10.
 */
export function mod97(text: string): number {
  let rest = 0;
  for (const sign of text.toUpperCase()) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** An account's number without blanks, in capitals. */
export const plainIban = (iban: string): string => iban.replace(/\s/g, "").toUpperCase();

/** Whether it has the form of an IBAN and its check digits are right (ISO 13616: at most 34 signs, the first four go to the end). */
export function isIban(iban: string): boolean {
  const plain = plainIban(iban);
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain) && mod97(plain.slice(4) + plain.slice(0, 4)) === 1;
}
