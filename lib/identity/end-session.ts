import type { Context } from "#lib/access";
import type { Transaction } from "#lib/platform/database";
import { publishControl } from "#lib/platform/realtime";

/** Why a session ended, as its row keeps it. */
export type SessionEnd =
  | "signed_out"
  | "ended_by_person"
  | "ended_by_staff"
  | "rotated"
  | "password_changed"
  | "password_reset"
  | "suspended"
  | "removed"
  | "erased"
  | "provider_closed"
  | "provider_required";

// Sessions on brand domains follow one of the main host, and one that was replaced follows its successor for a moment.
const END = `
  WITH RECURSIVE family AS (
    SELECT id FROM auth_session WHERE id = ANY($1::uuid[])
    UNION SELECT f.id FROM auth_session f JOIN family ON f.root_session_id = family.id
  )
  UPDATE auth_session SET revoked_at = $2, revoked_reason = $3
  WHERE id IN (SELECT id FROM family) AND revoked_at IS NULL RETURNING id`;

/**
 * Ends sessions and those that follow them, in the caller's transaction: their tokens stop counting, and their sockets
 * are closed when it commits. The one place where sessions end. Ending one twice is no error.
 * @returns the ids of those that were still open
 */
export async function endSession(tx: Transaction, context: Pick<Context, "clock">, ids: readonly string[], reason: SessionEnd): Promise<string[]> {
  if (ids.length === 0) return [];
  const ended = await tx.query<{ id: string }>({ text: END, values: [ids, context.clock.now(), reason] });
  for (const { id } of ended) await publishControl(tx, { kind: "session.revoked", id });
  return ended.map(({ id }) => id);
}

/** Who is gone from the portal takes along the sockets of staff who act as them, too: those belong to sessions of the staff. */
const LEAVES: ReadonlySet<SessionEnd> = new Set<SessionEnd>(["suspended", "removed", "erased"]);

/**
 * Ends all sessions of a person, but for the one to keep, in the caller's transaction. Whoever calls this because a password
 * counts no longer also raises the person's session version, so that a session opened meanwhile with the old one is worth nothing.
 * @returns how many were open
 */
export async function endSessionsOf(
  tx: Transaction,
  context: Pick<Context, "clock">,
  { userId, except = null }: { userId: string; except?: string | null },
  reason: SessionEnd,
): Promise<number> {
  const open = await tx.query<{ id: string }>({
    text: "SELECT id FROM auth_session WHERE user_id = $1::uuid AND revoked_at IS NULL AND id IS DISTINCT FROM $2::uuid",
    values: [userId, except],
  });
  // One that was replaced follows its successor, and would take nothing with it: each is named by itself.
  const ended = await endSession(
    tx,
    context,
    open.map(({ id }) => id),
    reason,
  );
  if (LEAVES.has(reason)) await publishControl(tx, { kind: "user.revoked", id: userId });
  return ended.length;
}
