import { randomInt } from "node:crypto";
import { deriveSecret } from "#lib/platform/crypto";

export const RECOVERY_CODES = 10;

// No letter that is mistaken for a digit or another letter when read from paper.
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const HALF_LENGTH = 6;

/** A code of two times six characters, about 59 bits: "k7mq2x-9hvd3t". */
export function newRecoveryCode(): string {
  const half = () => Array.from({ length: HALF_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return `${half()}-${half()}`;
}

/** What is kept of a code. It is short enough to be guessed from a plain hash, so the installation's secret is in it. */
export function hashRecoveryCode(code: string, userId: string, secret: string): string {
  return deriveSecret(secret, `recovery-code ${userId} ${code.replace(/[\s-]/g, "").toLowerCase()}`);
}
