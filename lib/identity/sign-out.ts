import type { UserContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { publishControl } from "#lib/platform/realtime";

/** Ends the caller's own session: its token stops counting and its sockets are closed. Ending it twice is no error. */
export async function signOut(context: UserContext): Promise<void> {
  const { sessionId, userId } = context.actor;
  await context.db.transaction({ kind: "system", purpose: "sign-out" }, async (tx) => {
    const { count } = await tx.prisma.authSession.updateMany({
      where: { id: sessionId, revokedAt: null },
      data: { revokedAt: context.clock.now(), revokedReason: "signed_out" },
    });
    if (count === 0) return;
    await publishControl(tx, { kind: "session.revoked", id: sessionId });
    // Sessions on brand domains end with the one they follow.
    const followers = await tx.prisma.authSession.findMany({ where: { rootSessionId: sessionId, revokedAt: null }, select: { id: true } });
    await tx.prisma.authSession.updateMany({
      where: { rootSessionId: sessionId, revokedAt: null },
      data: { revokedAt: context.clock.now(), revokedReason: "signed_out" },
    });
    for (const { id } of followers) await publishControl(tx, { kind: "session.revoked", id });
    await recordAudit(context, tx, { action: "sign_out", tenantId: context.tenant?.id ?? null, subjectType: "user", subjectId: userId });
  });
}
