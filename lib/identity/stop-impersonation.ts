import { type Context, requireUser } from "#lib/access";
import { conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { endImpersonation } from "./end-impersonation.ts";
import { type RotatedSession, rotateSession } from "./rotate-session.ts";

/**
 * Stops acting as somebody: back to one's own session, under a new cookie.
 * @returns one's own session, for `sessionCookies`
 * @throws `conflict` for those who act as nobody
 */
export async function stopImpersonation(context: Context, runtime: Runtime): Promise<RotatedSession> {
  const user = requireUser(context);
  const { impersonator } = user.actor;
  if (!impersonator) throw conflict("You act as nobody but yourself.");
  return context.db.transaction({ kind: "system", purpose: "stop an impersonation" }, async (tx) => {
    await endImpersonation(context, tx, impersonator.impersonationId, "stopped");
    const session = await rotateSession(user, tx, runtime);
    return { ...session, userId: impersonator.userId, isStaff: true };
  });
}
