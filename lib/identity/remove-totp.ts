import { type Context, requireOwnAccount, requireRecentSignIn } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { notFound } from "#lib/platform/errors";
import { publishControl } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import { mailFactorNotice } from "./factor-notice.ts";

/**
 * Removes the authenticator app and its recovery codes. Sessions no longer count as having shown it: a tenant that requires
 * a second factor closes at once.
 * @throws `not_found` when there is none; `forbidden` without a recent sign-in
 */
export async function removeTotp(context: Context, runtime: Runtime): Promise<void> {
  const user = requireOwnAccount(context);
  requireRecentSignIn(user);
  const { userId } = user.actor;
  await context.db.transaction({ kind: "system", purpose: "remove second factor" }, async (tx) => {
    const { count } = await tx.prisma.totpFactor.deleteMany({ where: { userId, confirmedAt: { not: null } } });
    if (count === 0) throw notFound("An authenticator app");
    await tx.prisma.recoveryCode.deleteMany({ where: { userId } });
    await tx.query({
      text: `UPDATE auth_session SET methods = array_remove(array_remove(methods, 'totp'), 'recovery_code')
             WHERE user_id = $1::uuid AND revoked_at IS NULL RETURNING id`,
      values: [userId],
    });
    // Sockets come back by themselves, to what their session may still see.
    await publishControl(tx, { kind: "user.revoked", id: userId });
    await recordAudit(context, tx, { action: "totp.removed", tenantId: null, subjectType: "user", subjectId: userId });
    await mailFactorNotice(context, tx, runtime, userId, {
      title: "Your authenticator app was removed",
      happened: "Your account no longer asks for a code when you sign in, and its recovery codes no longer count.",
    });
  });
}
