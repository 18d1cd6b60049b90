import { type Context, requireOwnAccount, requireRecentSignIn } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { mailFactorNotice } from "./factor-notice.ts";

/**
 * Removes one of the person's passkeys.
 * @throws `not_found` for everybody else's, `conflict` when it is the last way in, `forbidden` without a recent sign-in
 */
export async function removePasskey(context: Context, id: string, runtime: Runtime): Promise<void> {
  const user = requireOwnAccount(context);
  requireRecentSignIn(user);
  const { userId } = user.actor;
  await context.db.transaction({ kind: "system", purpose: "remove passkey" }, async (tx) => {
    // Holds the person, so that the last two cannot be removed at once.
    await tx.query({ text: `SELECT id FROM "user" WHERE id = $1::uuid FOR UPDATE`, values: [userId] });
    const passkey = await tx.prisma.passkey.findFirst({ where: { id, userId } });
    if (!passkey) throw notFound("This passkey");
    if (!(await hasAnotherWayIn(tx, userId, id)))
      throw conflict("This is the only way you can sign in. Set a password or add another passkey first.");
    await tx.prisma.passkey.delete({ where: { id, userId } });
    await recordAudit(context, tx, {
      action: "passkey.removed",
      tenantId: null,
      subjectType: "user",
      subjectId: userId,
      before: { passkeyId: id, name: passkey.name },
    });
    await mailFactorNotice(context, tx, runtime, userId, {
      title: "A passkey was removed from your account",
      happened: `The passkey “${passkey.name}” can no longer sign in as you.`,
    });
  });
}

async function hasAnotherWayIn(tx: Transaction, userId: string, passkeyId: string): Promise<boolean> {
  const { passwordHash } = await tx.prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
  if (passwordHash !== null) return true;
  if ((await tx.prisma.passkey.count({ where: { userId, id: { not: passkeyId } } })) > 0) return true;
  return (await tx.prisma.externalIdentity.count({ where: { userId, provider: { isEnabled: true } } })) > 0;
}
