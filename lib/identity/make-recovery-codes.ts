import { type Context, requireOwnAccount, requireRecentSignIn } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import { conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { mailFactorNotice } from "./factor-notice.ts";
import { hashRecoveryCode, newRecoveryCode, RECOVERY_CODES } from "./recovery-code.ts";

/**
 * Makes ten new recovery codes; older ones count no more. They are returned this once and kept as hashes.
 * @throws `conflict` without an authenticator app, `forbidden` without a recent sign-in
 */
export async function makeRecoveryCodes(context: Context, runtime: Runtime): Promise<string[]> {
  const user = requireOwnAccount(context);
  requireRecentSignIn(user);
  const { userId } = user.actor;
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await context.db.transaction({ kind: "system", purpose: "make recovery codes" }, async (tx) => {
    // Holds the factor, so that two requests at once leave one set of codes.
    const held = await tx.query({
      text: "SELECT user_id FROM totp_factor WHERE user_id = $1::uuid AND confirmed_at IS NOT NULL FOR UPDATE",
      values: [userId],
    });
    if (held.length === 0) throw conflict("Set up an authenticator app first: recovery codes stand in for it.");
    await tx.prisma.recoveryCode.deleteMany({ where: { userId } });
    await tx.prisma.recoveryCode.createMany({
      data: codes.map((code) => ({
        id: newId(),
        userId,
        codeHash: hashRecoveryCode(code, userId, runtime.authSecret),
        createdAt: context.clock.now(),
      })),
    });
    await recordAudit(context, tx, { action: "recovery_codes.made", tenantId: null, subjectType: "user", subjectId: userId });
    await mailFactorNotice(context, tx, runtime, userId, {
      title: "New recovery codes were made",
      happened: "Your account has new recovery codes, and the old ones no longer count.",
    });
  });
  return codes;
}
