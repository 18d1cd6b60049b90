/** Identifiers, tokens, hashes. Passwords are not here: they belong to `lib/identity`. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { v7 } from "uuid";

/** A UUID version 7 (RFC 9562): sorted by creation time, so that B-trees stay compact. */
export const newId = (): string => v7();

/** A random token of `bytes` bytes in base64url, for sessions, links and keys. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString("base64url");

/** SHA-256 in hex: what the database keeps of a token whose bearer it must recognise. */
export const sha256 = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("hex");

/** Derives a secret for one purpose from the installation's secret, in base64url (HMAC-SHA-256). */
export const deriveSecret = (secret: string, purpose: string): string => createHmac("sha256", secret).update(purpose).digest("base64url");

/** Compares two texts in a time that does not depend on where they differ. */
export function sameText(left: string, right: string): boolean {
  const a = createHash("sha256").update(left).digest();
  const b = createHash("sha256").update(right).digest();
  return timingSafeEqual(a, b);
}
