/** Identifiers, tokens, hashes. Passwords are not here: they belong to `lib/identity`. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomFillSync,
  randomInt,
  timingSafeEqual,
} from "node:crypto";
import { v7 } from "uuid";

const ID_RANDOM_BYTES = 16;
/** Random bytes for many ids: each draw costs more than what is drawn. */
const idPool = Buffer.alloc(ID_RANDOM_BYTES * 256);
let idPoolUsed = idPool.length;
let lastIdMs = 0;
let lastIdSequence = 0;

/** A UUID version 7 (RFC 9562): sorted by creation time, so that B-trees stay compact; and in the order in which this process makes them. */
export function newId(): string {
  if (idPoolUsed === idPool.length) {
    randomFillSync(idPool);
    idPoolUsed = 0;
  }
  const random = idPool.subarray(idPoolUsed, idPoolUsed + ID_RANDOM_BYTES);
  idPoolUsed += ID_RANDOM_BYTES;
  const now = Date.now();
  if (now > lastIdMs) {
    lastIdMs = now;
    // Half of the range is left for those of the same millisecond.
    lastIdSequence = random.readUInt32BE(6) >>> 1;
  } else if (lastIdSequence === 0xffffffff) {
    lastIdMs += 1;
    lastIdSequence = 0;
  } else lastIdSequence += 1;
  return v7({ random, msecs: lastIdMs, seq: lastIdSequence });
}

let lastSequence = randomInt(2 ** 31);

/** A UUID version 7 that carries a given moment. Of one moment, what this process makes later sorts later. */
export function newIdAt(at: Date): string {
  lastSequence = (lastSequence + 1) >>> 0;
  return v7({ msecs: at.getTime(), seq: lastSequence });
}

/** What sorts before every UUID version 7 made from `at` on, and after all that were made earlier: a bound for searches by time. */
export function firstIdAt(at: Date): string {
  const time = Math.max(0, at.getTime()).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-0000-0000-000000000000`;
}

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

const SEAL_VERSION = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts what the database keeps but must not be able to read: AES-256-GCM under a key that HKDF derives from the
 * installation's secret for one purpose. @returns "v1." and base64url of nonce, tag and ciphertext
 */
export function seal(text: string, secret: string, purpose: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(secret, purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${SEAL_VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** Opens what `seal` closed. @throws when it was changed, or sealed with another secret or for another purpose */
export function unseal(sealed: string, secret: string, purpose: string): string {
  const [version, body = ""] = sealed.split(".");
  if (version !== SEAL_VERSION) throw new Error("This was not sealed by this version of the portal.");
  const bytes = Buffer.from(body, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", sealingKey(secret, purpose), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
}

const sealingKey = (secret: string, purpose: string): Buffer => Buffer.from(hkdfSync("sha256", secret, "bizosaas", purpose, 32));
