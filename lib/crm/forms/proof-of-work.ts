import { createHash, randomBytes } from "node:crypto";
import { deriveSecret, sameText } from "#lib/platform/crypto";

/** A form that was opened longer ago than this has to be opened again for its proof to count. */
const TOKEN_MS = 12 * 3_600_000;
const MAC_CHARACTERS = 22;

/** What a form carries from when it was opened. */
export interface FormToken {
  openedAt: Date;
  /** Counts for one submission. */
  nonce: string;
  bits: number;
}

/** Says when a form was opened and what proof it needs, so that nobody else can say so. */
export function signToken(secret: string, formKey: string, { openedAt, bits }: Omit<FormToken, "nonce">): string {
  const body = `${openedAt.getTime().toString(36)}.${randomBytes(9).toString("base64url")}.${bits}`;
  return `${body}.${macOf(secret, formKey, body)}`;
}

/** Null for a token that was not signed here for this form, or is too old. Pure. @param now when the form was received */
export function readToken(secret: string, formKey: string, text: string, now: Date): FormToken | null {
  const [opened = "", nonce = "", bits = "", mac = ""] = text.split(".");
  if (!sameText(mac, macOf(secret, formKey, `${opened}.${nonce}.${bits}`))) return null;
  const openedAt = new Date(Number.parseInt(opened, 36));
  const age = now.getTime() - openedAt.getTime();
  return age >= 0 && age <= TOKEN_MS ? { openedAt, nonce, bits: Number(bits) } : null;
}

/**
 * Whether the work was done: SHA-256 of the token, a colon and the proof begins with so many zero bits, as in Hashcash
 * (http://www.hashcash.org/hashcash.pdf). Each bit more doubles the work. Pure.
 */
export function isProof(token: string, proof: string, bits: number): boolean {
  if (bits === 0) return true;
  if (!/^\d{1,15}$/.test(proof)) return false;
  const hash = createHash("sha256").update(`${token}:${proof}`).digest();
  return hash.readUInt32BE(0) >>> (32 - bits) === 0;
}

const macOf = (secret: string, formKey: string, body: string): string =>
  deriveSecret(secret, `form-token:${formKey}:${body}`).slice(0, MAC_CHARACTERS);
