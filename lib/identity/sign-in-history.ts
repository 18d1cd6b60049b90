import { type Context, requireOwnAccount } from "#lib/access";
import { countryOfAddress } from "#lib/platform/geo";
import { deviceLabel } from "./device-label.ts";
import type { RunQuery } from "./list-sessions.ts";
import type { SignInHistoryInput, SignInHistoryPage } from "./sessions-schema.ts";

interface EventRow {
  id: string;
  at: Date;
  action: string;
  method: string | null;
  ip: string | null;
  user_agent: string | null;
}

// What was done to the person's ways in, and what was tried with their address, though not before it was theirs. Two walks
// along one index. A member of staff who acts in the person's name is in the tenant's trail, not here.
const HISTORY = `
  SELECT id, at, action, after ->> 'method' AS method, ip, user_agent FROM (
    (SELECT * FROM audit_entry
     WHERE subject_type = 'user' AND subject_id = $1 AND behalf_of_id IS NULL AND ($4::uuid IS NULL OR id < $4)
       AND (action ^@ 'sign_in' OR action ^@ 'sign_out' OR action ^@ 'session.')
     ORDER BY id DESC LIMIT $5)
    UNION ALL
    (SELECT * FROM audit_entry
     WHERE subject_type = 'email' AND subject_id = $2 AND at >= $3 AND ($4::uuid IS NULL OR id < $4) AND action ^@ 'sign_in'
     ORDER BY id DESC LIMIT $5)
  ) event ORDER BY id DESC LIMIT $5`;

/**
 * How the person's account was signed in to, or tried to be, newest first. Places are those of the addresses as known today.
 * @throws `forbidden` while a member of staff acts as the person
 */
export async function listSignInHistory(context: Context, page: SignInHistoryInput): Promise<SignInHistoryPage> {
  const { userId, email } = requireOwnAccount(context).actor;
  const [person] = await context.db.system<{ created_at: Date }>({
    text: 'SELECT created_at FROM "user" WHERE id = $1',
    values: [userId],
  });
  return readSignInHistory(context.db.system, { userId, email, since: person?.created_at ?? context.clock.now() }, page);
}

/**
 * One page of an account's sign-in history. Whoever calls this has checked that they may see it.
 * @param of `since` is when the person was made: what was tried with the address before is not theirs
 */
export async function readSignInHistory(
  run: RunQuery,
  of: { userId: string; email: string; since: Date },
  page: SignInHistoryInput,
): Promise<SignInHistoryPage> {
  const rows = await run<EventRow>({
    name: "sign-in-history",
    text: HISTORY,
    values: [of.userId, of.email, of.since, page.cursor ?? null, page.limit + 1],
  });
  const events = rows.slice(0, page.limit).map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    method: row.method,
    device: deviceLabel(row.user_agent),
    country: countryOfAddress(row.ip),
    ip: row.ip,
  }));
  return { events, nextCursor: rows.length > page.limit ? (events.at(-1)?.id ?? null) : null };
}
