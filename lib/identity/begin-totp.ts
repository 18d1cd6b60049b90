import { type Context, requireOwnAccount, requireRecentSignIn, type UserContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { seal, unseal } from "#lib/platform/crypto";
import { conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { TOTP_SEAL } from "./spend-second-factor.ts";
import { newTotpKey, totpAddress } from "./totp.ts";

const KEY_IS_SHOWN_FOR_MS = 15 * 60_000;

/**
 * Makes a new key for an authenticator app. It counts for nothing until a code of it was entered; beginning again makes
 * another.
 * @throws `conflict` when an app is set up already; `forbidden` without a recent sign-in
 */
export async function beginTotp(context: Context, runtime: Runtime): Promise<void> {
  const user = requireOwnAccount(context);
  requireRecentSignIn(user);
  const { userId } = user.actor;
  const data = { secretSealed: seal(newTotpKey(), runtime.authSecret, TOTP_SEAL), createdAt: context.clock.now(), lastStep: null };
  await context.db.transaction({ kind: "system", purpose: "begin second factor" }, async (tx) => {
    await tx.prisma.totpFactor.createMany({ data: [{ userId, ...data }], skipDuplicates: true });
    const { count } = await tx.prisma.totpFactor.updateMany({ where: { userId, confirmedAt: null }, data });
    if (count === 0) throw conflict("An authenticator app is set up already. Remove it first to set up another.");
    await recordAudit(context, tx, { action: "totp.begun", tenantId: null, subjectType: "user", subjectId: userId });
  });
}

/** The key that waits for its first code, for the quarter of an hour after it was made. Never one that counts. */
export async function pendingTotp(context: UserContext, runtime: Runtime): Promise<{ key: string; address: string } | null> {
  const { userId, email } = requireOwnAccount(context).actor;
  const factor = await context.db.transaction({ kind: "system", purpose: "show second factor" }, (tx) =>
    tx.prisma.totpFactor.findUnique({ where: { userId } }),
  );
  if (!factor || factor.confirmedAt || context.clock.now().getTime() - factor.createdAt.getTime() > KEY_IS_SHOWN_FOR_MS) return null;
  const key = unseal(factor.secretSealed, runtime.authSecret, TOTP_SEAL);
  return { key, address: totpAddress(key, email) };
}
