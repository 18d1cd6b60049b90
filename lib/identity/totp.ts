import { Secret, TOTP } from "otpauth";

const ISSUER = "BizOSaaS";
const SECRET_BYTES = 20;
const PERIOD_SECONDS = 30;
/** Clocks of phones go wrong by less than one step: one before and one after counts, too. */
const WINDOW_STEPS = 1;

// SHA-1 and six digits are what every app can do (RFC 6238, and the key address format that Google Authenticator began).
const totpOf = (key: string, label = "") =>
  new TOTP({ issuer: ISSUER, label, algorithm: "SHA1", digits: 6, period: PERIOD_SECONDS, secret: Secret.fromBase32(key) });

/** A new key of 160 random bits, in base32. */
export const newTotpKey = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The `otpauth:` address that an app reads from a QR code. */
export const totpAddress = (key: string, email: string): string => totpOf(key, email).toString();

/** The code of a key at a time. */
export const totpCodeAt = (key: string, at: Date): string => totpOf(key).generate({ timestamp: at.getTime() });

/** The time step whose code this is, or null for a wrong code. */
export function stepOfCode(key: string, code: string, now: Date): number | null {
  const delta = totpOf(key).validate({ token: code, timestamp: now.getTime(), window: WINDOW_STEPS });
  return delta === null ? null : Math.floor(now.getTime() / 1_000 / PERIOD_SECONDS) + delta;
}
