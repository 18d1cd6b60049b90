import { type Context, requireOwnAccount } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { notFound } from "#lib/platform/errors";
import { deviceLabel } from "./device-label.ts";
import { endSession } from "./end-session.ts";

/**
 * Ends one of the person's own sessions, with those that follow it. Its next request is refused, its sockets close at once.
 * @returns how many ended
 * @throws `not_found` for a session that is over, or somebody else's; `forbidden` while a member of staff acts as the person
 */
export async function revokeSession(context: Context, id: string): Promise<number> {
  const { userId } = requireOwnAccount(context).actor;
  return context.db.transaction({ kind: "system", purpose: "end a session" }, async (tx) => {
    const session = await tx.prisma.authSession.findFirst({ where: { id, userId, revokedAt: null }, select: { userAgent: true, host: true } });
    const ended = session ? await endSession(tx, context, [id], "ended_by_person") : [];
    if (!session || ended.length === 0) throw notFound("This session");
    await recordAudit(context, tx, {
      action: "session.end",
      tenantId: context.tenant?.id ?? null,
      subjectType: "user",
      subjectId: userId,
      after: { sessionId: id, device: deviceLabel(session.userAgent), ...(session.host && { host: session.host }) },
    });
    return ended.length;
  });
}

// The sign-in behind this session keeps its other hosts: they are one sign-in.
const OTHERS = `
  WITH mine AS (SELECT coalesce(root_session_id, id) AS id FROM auth_session WHERE id = $2::uuid)
  SELECT s.id FROM auth_session s, mine
  WHERE s.user_id = $1::uuid AND s.revoked_at IS NULL AND coalesce(s.root_session_id, s.id) <> mine.id`;

/**
 * Ends all sessions of the person but the sign-in that this one belongs to.
 * @returns how many were open
 * @throws `forbidden` while a member of staff acts as the person
 */
export async function revokeOtherSessions(context: Context): Promise<number> {
  const { userId, sessionId } = requireOwnAccount(context).actor;
  return context.db.transaction({ kind: "system", purpose: "end other sessions" }, async (tx) => {
    const others = await tx.query<{ id: string }>({ text: OTHERS, values: [userId, sessionId] });
    const ended = await endSession(
      tx,
      context,
      others.map(({ id }) => id),
      "ended_by_person",
    );
    if (ended.length === 0) return 0;
    await recordAudit(context, tx, {
      action: "session.end_others",
      tenantId: context.tenant?.id ?? null,
      subjectType: "user",
      subjectId: userId,
      after: { sessions: ended.length },
    });
    return ended.length;
  });
}
