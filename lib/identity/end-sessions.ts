import type { Transaction } from "#lib/platform/database";
import { publishControl } from "#lib/platform/realtime";

/**
 * Ends every session of a person in the caller's transaction, and closes their sockets. Whoever calls this also raises
 * the person's session version, so that a session opened meanwhile with the old one does not count.
 */
export async function endSessions(tx: Transaction, userId: string, reason: string, now: Date): Promise<void> {
  await tx.prisma.authSession.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now, revokedReason: reason } });
  await publishControl(tx, { kind: "user.revoked", id: userId });
}
