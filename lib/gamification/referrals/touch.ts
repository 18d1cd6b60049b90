import { deriveSecret, sameText } from "#lib/platform/crypto";
import { readReferralCode } from "./code.ts";
import { REFERRAL_DAYS } from "./schema.ts";

/** That somebody followed a referral link, where it stood, and when first. */
export interface ReferralTouch {
  code: string;
  source: string;
  touchedAt: Date;
}

/** Where a link stood when it does not say. */
export const DIRECT = "direct";
const SOURCE = /^[a-z0-9_-]{1,40}$/;
const MAC_CHARACTERS = 22;
const DAY_MS = 86_400_000;

/** What a link says of where it stood (`utm_source`), in the form that is counted. */
export const sourceOf = (given: string | undefined): string => {
  const source = given?.trim().toLowerCase() ?? "";
  return SOURCE.test(source) ? source : DIRECT;
};

/** The touch as a cookie or an address carries it: nobody else can make one, or one that is older. */
export function signTouch(secret: string, { code, source, touchedAt }: ReferralTouch): string {
  const body = `${code}.${Math.floor(touchedAt.getTime() / 1000).toString(36)}.${source}`;
  return `${body}.${macOf(secret, body)}`;
}

/** The touch that was carried; null for what was not signed here, or is older than a year. Pure. */
export function readTouch(secret: string, text: string, now: Date): ReferralTouch | null {
  const [code = "", seconds = "", source = "", mac = ""] = text.split(".");
  const touchedAt = new Date(Number.parseInt(seconds, 36) * 1000);
  if (readReferralCode(code) !== code || !SOURCE.test(source) || Number.isNaN(touchedAt.getTime())) return null;
  if (!sameText(mac, macOf(secret, `${code}.${seconds}.${source}`))) return null;
  const age = now.getTime() - touchedAt.getTime();
  return age >= 0 && age <= REFERRAL_DAYS * DAY_MS ? { code, source, touchedAt } : null;
}

const macOf = (secret: string, body: string): string => deriveSecret(secret, `referral-touch:${body}`).slice(0, MAC_CHARACTERS);
