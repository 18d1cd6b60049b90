import { type FormToken, isProof } from "./proof-of-work.ts";

/** Why a submission is looked at by a person before it becomes a lead. */
export const SPAM_SIGNS = ["hidden_field", "too_fast", "too_many", "no_proof", "used_twice", "other_site", "many_links"] as const;
export type SpamSign = (typeof SPAM_SIGNS)[number];

/** Names that no field of a lead has: people do not see the first, programs fill everything in. */
export const HONEYPOT_FIELD = "website_address";
export const TOKEN_FIELD = "_token";
export const PROOF_FIELD = "_proof";
export const KEY_FIELD = "_id";
const MOST_LINKS = 3;

interface Received {
  payload: Readonly<Record<string, string>>;
  receivedAt: Date;
  /** Site that sent it, where the browser told; null where not. */
  origin: string | null;
  token: FormToken | null;
  /** Whether another submission came with the same token. */
  isTokenUsed: boolean;
  /** How many came from the same address within the hour, this one included. */
  fromAddress: number;
}
interface Settings {
  minSeconds: number;
  hourlyLimit: number;
  proofBits: number;
  allowedOrigins: readonly string[];
  /** Of the portal itself: its own page of the form. */
  ownOrigin: string;
}

/** What speaks against a submission; nothing is thrown away for it. Pure. */
export function spamSigns(received: Received, settings: Settings): SpamSign[] {
  const { payload, receivedAt, origin, token, isTokenUsed, fromAddress } = received;
  const { minSeconds, hourlyLimit, proofBits, allowedOrigins, ownOrigin } = settings;
  const found: Record<SpamSign, boolean> = {
    hidden_field: Boolean(payload[HONEYPOT_FIELD]?.trim()),
    // A plain form without script carries no token, and cannot tell when it was opened.
    too_fast: token !== null && receivedAt.getTime() - token.openedAt.getTime() < minSeconds * 1_000,
    too_many: fromAddress > hourlyLimit,
    // The form may ask for more since it was opened: what it asked for then counts.
    no_proof: proofBits > 0 && (token === null || !isProof(payload[TOKEN_FIELD] ?? "", payload[PROOF_FIELD] ?? "", Math.min(token.bits, proofBits))),
    used_twice: isTokenUsed,
    other_site: origin !== null && allowedOrigins.length > 0 && origin !== ownOrigin && !allowedOrigins.includes(origin),
    many_links: (payload.message?.match(/https?:\/\/|\[url|<a\s/gi)?.length ?? 0) > MOST_LINKS,
  };
  return SPAM_SIGNS.filter((sign) => found[sign]);
}
