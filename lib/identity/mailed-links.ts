import type { Context } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { networkOf, type RateLimitRule } from "#lib/platform/rate-limit";
import type { Runtime } from "#lib/platform/runtime";

/** A person to whom a link may be mailed. */
export interface Addressee {
  id: string;
  email: string;
  name: string;
  sessionVersion: number;
  passwordHash: string | null;
}

interface AddresseeRow {
  id: string;
  email: string;
  name: string;
  session_version: number;
  password_hash: string | null;
}

const COLUMNS = "id, email, name, session_version, password_hash";

/** The person behind an address who may sign in; null for an unknown or a suspended one. */
export async function findAddressee(tx: Queryable, email: string): Promise<Addressee | null> {
  const [row] = await tx.query<AddresseeRow>({ text: `SELECT ${COLUMNS} FROM "user" WHERE email = $1 AND status = 'active'`, values: [email] });
  return row ? addresseeOf(row) : null;
}

/**
 * The person by their id, locked until the transaction ends: whatever changes their account waits for its turn.
 * @returns null for one who is gone or may not sign in
 */
export async function lockPerson(tx: Queryable, userId: string): Promise<Addressee | null> {
  const [row] = await tx.query<AddresseeRow>({
    text: `SELECT ${COLUMNS} FROM "user" WHERE id = $1::uuid AND status = 'active' FOR UPDATE`,
    values: [userId],
  });
  return row ? addresseeOf(row) : null;
}

const addresseeOf = (row: AddresseeRow): Addressee => ({
  id: row.id,
  email: row.email,
  name: row.name,
  sessionVersion: row.session_version,
  passwordHash: row.password_hash,
});

/** What others know of a person: their password must not be made of it. */
export async function knownAbout(tx: Queryable, person: { id: string; email: string; name: string }): Promise<string[]> {
  const tenants = await tx.query<{ name: string }>({
    text: "SELECT t.name FROM membership m JOIN tenant t ON t.id = m.tenant_id WHERE m.user_id = $1::uuid ORDER BY t.id LIMIT 20",
    values: [person.id],
  });
  return [person.name, person.email, ...tenants.map((tenant) => tenant.name), "bizosaas"];
}

/** The address that a mail links to. The path is our own; the token is base64url. */
export const linkTo = (runtime: Pick<Runtime, "config">, path: string, token: string): string => `${runtime.config.publicUrl}${path}/${token}`;

/** What one mailbox can be sent by people who are not signed in, and what one network can send. Per kind of mail. */
const MAIL_LIMITS = { perMailbox: 5, perMailboxSeconds: 3_600, perAddress: 50, perAddressSeconds: 900 };

/**
 * Counts what strangers have mailed, by the address they type, whether it exists or not.
 * @throws `limit_exceeded`
 */
export async function limitMail(context: Context, runtime: Pick<Runtime, "limiter">, kind: string, email: string): Promise<void> {
  const byAddress: RateLimitRule = { name: `mail-${kind}-ip`, limit: MAIL_LIMITS.perAddress, windowSeconds: MAIL_LIMITS.perAddressSeconds };
  const byMailbox: RateLimitRule = { name: `mail-${kind}`, limit: MAIL_LIMITS.perMailbox, windowSeconds: MAIL_LIMITS.perMailboxSeconds };
  await runtime.limiter.consume(byAddress, networkOf(context.origin.ip));
  await runtime.limiter.consume(byMailbox, email);
}
