import { newId, randomToken, sha256 } from "#lib/platform/crypto";
import type { Database, Queryable, Transaction } from "#lib/platform/database";
import { AppError } from "#lib/platform/errors";

/** What a token is for; it counts for nothing else. */
export type TokenPurpose = "change_email" | "reset_password" | "magic_link" | "unlock" | "register";

export interface NewOneTimeToken {
  purpose: TokenPurpose;
  /** Null for somebody who does not exist, or not yet. */
  userId: string | null;
  email: string;
  data?: object;
  now: Date;
  lifeSeconds: number;
}

export interface OneTimeToken {
  id: string;
  userId: string | null;
  email: string;
  /** As it was given; parse it. */
  data: unknown;
  createdAt: Date;
  expiresAt: Date;
}

/** "unknown" is also a token of another purpose: a link for one thing says nothing about another. */
export type TokenState = "good" | "used" | "expired" | "unknown";

interface TokenRow {
  id: string;
  user_id: string | null;
  email: string;
  data: unknown;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

const COLUMNS = "id, user_id, email, data, created_at, expires_at, used_at";
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Makes a token of 256 random bits; the database keeps its hash alone. @returns the token, for the link */
export async function createOneTimeToken(tx: Transaction, token: NewOneTimeToken): Promise<string> {
  const secret = randomToken();
  const { purpose, userId, email, data = {}, now, lifeSeconds } = token;
  const expiresAt = new Date(now.getTime() + lifeSeconds * 1_000);
  await tx.prisma.oneTimeToken.createMany({
    data: [{ id: newId(), purpose, tokenHash: sha256(secret), userId, email, data, createdAt: now, expiresAt }],
  });
  return secret;
}

/** Looks at a token and leaves it as it is: opening a link, as mail scanners do, uses nothing up. */
export async function peekOneTimeToken(
  db: Pick<Database, "system"> | Queryable,
  purpose: TokenPurpose,
  token: string,
  now: Date,
): Promise<{ state: "good"; token: OneTimeToken } | { state: Exclude<TokenState, "good"> }> {
  if (!TOKEN.test(token)) return { state: "unknown" };
  const query = { text: `SELECT ${COLUMNS} FROM one_time_token WHERE token_hash = $1 AND purpose = $2`, values: [sha256(token), purpose] };
  const [row] = "system" in db ? await db.system<TokenRow>(query) : await db.query<TokenRow>(query);
  if (!row) return { state: "unknown" };
  if (row.used_at !== null) return { state: "used" };
  if (row.expires_at <= now) return { state: "expired" };
  return { state: "good", token: tokenOf(row) };
}

/**
 * Uses a token up in the caller's transaction. One conditional update claims it: of two clicks at once, one counts.
 * @throws `invalid` with the reason `link_used`, `link_expired` or `link_unknown`
 */
export async function consumeOneTimeToken(tx: Transaction, purpose: TokenPurpose, token: string, now: Date): Promise<OneTimeToken> {
  const [row] = await tx.query<TokenRow>({
    text: `UPDATE one_time_token SET used_at = $3 WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 RETURNING ${COLUMNS}`,
    values: [sha256(token), purpose, now],
  });
  if (row) return tokenOf(row);
  const { state } = await peekOneTimeToken(tx, purpose, token, now);
  throw linkRefused(state === "good" ? "used" : state);
}

export const LINK_REFUSALS: Record<Exclude<TokenState, "good">, string> = {
  used: "This link was used already. Each link counts once.",
  expired: "This link has expired. Ask for a new one.",
  unknown: "This link is not valid. Open it exactly as it stands in the mail, or ask for a new one.",
};

export const linkRefused = (state: Exclude<TokenState, "good">) => new AppError("invalid", LINK_REFUSALS[state], { reason: `link_${state}` });

/** For links of accounts that have changed since: another password, another address, sessions ended. */
export const linkOutdated = () =>
  new AppError("invalid", "Your account has changed since this link was sent, so that it no longer counts. Ask for a new one.", {
    reason: "link_outdated",
  });

const tokenOf = (row: TokenRow): OneTimeToken => ({
  id: row.id,
  userId: row.user_id,
  email: row.email,
  data: row.data,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});
