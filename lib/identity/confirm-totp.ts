import { type Context, requireOwnAccount, requireRecentSignIn } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { unseal } from "#lib/platform/crypto";
import { AppError, conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { limitTries } from "./factor-limits.ts";
import { mailFactorNotice } from "./factor-notice.ts";
import type { ConfirmTotpInput } from "./factors-schema.ts";
import { proveAgain } from "./prove-again.ts";
import { TOTP_SEAL } from "./spend-second-factor.ts";
import { stepOfCode } from "./totp.ts";

/**
 * From the first right code on the app is asked for at every sign-in; this session has shown it, too.
 * @throws `invalid` for a wrong code, `conflict` when no key waits for one, `limit_exceeded` after five wrong ones
 */
export async function confirmTotp(context: Context, { code }: ConfirmTotpInput, runtime: Runtime): Promise<void> {
  const user = requireOwnAccount(context);
  requireRecentSignIn(user);
  const { userId } = user.actor;
  const now = context.clock.now();
  const confirmed = await limitTries(runtime, userId, () =>
    context.db.transaction({ kind: "system", purpose: "confirm second factor" }, async (tx) => {
      const factor = await tx.prisma.totpFactor.findUnique({ where: { userId } });
      if (!factor || factor.confirmedAt) throw conflict("There is no app to confirm. Begin again.");
      const step = stepOfCode(unseal(factor.secretSealed, runtime.authSecret, TOTP_SEAL), code, now);
      if (step === null) return null;
      const where = { userId, confirmedAt: null, secretSealed: factor.secretSealed };
      const { count } = await tx.prisma.totpFactor.updateMany({ where, data: { confirmedAt: now, lastStep: step } });
      if (count === 0) throw conflict("This was confirmed already, or begun again. Load the page afresh.");
      await proveAgain(user, tx, "totp");
      await recordAudit(context, tx, { action: "totp.added", tenantId: null, subjectType: "user", subjectId: userId });
      if (context.tenant) await emit(context, tx, "second_factor.added", { tenantId: context.tenant.id, userId, factor: "totp" });
      await mailFactorNotice(context, tx, runtime, userId, {
        title: "An authenticator app was set up",
        happened: "Your account now asks for a code of an authenticator app when you sign in.",
      });
      return true;
    }),
  );
  if (!confirmed)
    throw new AppError("invalid", "This code is not right. Enter the one that the app shows now.", {
      issues: [{ path: "code", message: "Not the code of this moment." }],
    });
}
