export const CODE_PREFIXES = ["BIZ", "PRO"] as const;
export type CodePrefix = (typeof CODE_PREFIXES)[number];
const CODE = /^(?:BIZ|PRO)[0-9A-F]{8}$/;

/** The code that somebody typed or followed, in the form that is stored; null when it is none. */
export function readReferralCode(text: string): string | null {
  const code = text.trim().toUpperCase();
  return CODE.test(code) ? code : null;
}
