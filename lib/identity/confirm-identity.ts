import { type Context, requireOwnAccount } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { AppError } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { limitTries } from "./factor-limits.ts";
import type { ConfirmIdentityInput } from "./factors-schema.ts";
import { verifyPassword } from "./password.ts";
import { proveAgain } from "./prove-again.ts";
import { spendTotpCode } from "./spend-second-factor.ts";

/**
 * Somebody who is signed in proves again who they are, before a dangerous act.
 * @throws `invalid` for a wrong password or code, `forbidden` while somebody acts as the person, `limit_exceeded`
 */
export async function confirmIdentity(context: Context, input: ConfirmIdentityInput, runtime: Runtime): Promise<void> {
  const user = requireOwnAccount(context);
  const { userId } = user.actor;
  const confirmed = await limitTries(runtime, userId, () =>
    context.db.transaction({ kind: "system", purpose: "confirm identity" }, async (tx) => {
      const fits = await isProof(context, tx, runtime, userId, input);
      if (fits) await proveAgain(user, tx, input.method);
      const action = fits ? "reauthentication" : "reauthentication.refused";
      await recordAudit(context, tx, { action, tenantId: null, subjectType: "user", subjectId: userId, after: { method: input.method } });
      return fits ? true : null;
    }),
  );
  if (confirmed) return;
  const [path, message] =
    input.method === "password" ? ["password", "This is not your password."] : ["code", "This code is not right, or was used already."];
  throw new AppError("invalid", message, { issues: [{ path, message }] });
}

async function isProof(context: Context, tx: Transaction, runtime: Runtime, userId: string, input: ConfirmIdentityInput): Promise<boolean> {
  if (input.method === "totp") return spendTotpCode(tx, runtime, userId, input.code, context.clock.now());
  const { passwordHash } = await tx.prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
  return verifyPassword(passwordHash, input.password);
}
