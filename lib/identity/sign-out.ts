import { requireOwnAccount, type UserContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { endImpersonation } from "./end-impersonation.ts";
import { endSession, endSessionsOf } from "./end-session.ts";

/**
 * Ends the caller's own session, and those on brand domains that follow it. Ending it twice is no error. Staff who act as
 * somebody end that, too: they are signed out as themselves.
 */
export async function signOut(context: UserContext): Promise<void> {
  const { sessionId, impersonator } = context.actor;
  const userId = impersonator?.userId ?? context.actor.userId;
  const tenantId = impersonator ? null : (context.tenant?.id ?? null);
  await context.db.transaction({ kind: "system", purpose: "sign-out" }, async (tx) => {
    if (impersonator) await endImpersonation(context, tx, impersonator.impersonationId, "signed_out");
    const ended = await endSession(tx, context, [sessionId], "signed_out");
    if (ended.length === 0) return;
    await recordAudit(context, tx, { action: "sign_out", tenantId, subjectType: "user", subjectId: userId });
  });
}

/**
 * Ends all sessions of the person, on every device and every host, this one among them.
 * @returns how many were open
 * @throws `forbidden` while a member of staff acts as the person
 */
export async function signOutEverywhere(context: UserContext): Promise<number> {
  const { userId } = requireOwnAccount(context).actor;
  return context.db.transaction({ kind: "system", purpose: "sign-out everywhere" }, async (tx) => {
    const ended = await endSessionsOf(tx, context, { userId }, "signed_out");
    await recordAudit(context, tx, {
      action: "sign_out.everywhere",
      tenantId: context.tenant?.id ?? null,
      subjectType: "user",
      subjectId: userId,
      after: { sessions: ended },
    });
    return ended;
  });
}
