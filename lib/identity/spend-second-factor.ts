import { unseal } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import { hashRecoveryCode } from "./recovery-code.ts";
import { stepOfCode } from "./totp.ts";

export const TOTP_SEAL = "totp";

/** Uses up a code of the person's app, or a recovery code. @returns which it was, or null for a code that does not count */
export async function spendSecondFactor(
  tx: Transaction,
  runtime: Pick<Runtime, "authSecret">,
  userId: string,
  code: string,
  now: Date,
): Promise<"totp" | "recovery_code" | null> {
  if (/^\d{6}$/.test(code)) return (await spendTotpCode(tx, runtime, userId, code, now)) ? "totp" : null;
  return (await spendRecoveryCode(tx, runtime, userId, code, now)) ? "recovery_code" : null;
}

/** One conditional update decides, so that of two equal codes at the same moment one counts (RFC 6238, 5.2). */
export async function spendTotpCode(
  tx: Transaction,
  runtime: Pick<Runtime, "authSecret">,
  userId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const factor = await tx.prisma.totpFactor.findUnique({ where: { userId } });
  if (!factor?.confirmedAt) return false;
  const step = stepOfCode(unseal(factor.secretSealed, runtime.authSecret, TOTP_SEAL), code, now);
  if (step === null) return false;
  const { count } = await tx.prisma.totpFactor.updateMany({
    where: { userId, secretSealed: factor.secretSealed, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step },
  });
  return count === 1;
}

async function spendRecoveryCode(tx: Transaction, runtime: Pick<Runtime, "authSecret">, userId: string, code: string, now: Date): Promise<boolean> {
  const codeHash = hashRecoveryCode(code, userId, runtime.authSecret);
  const { count } = await tx.prisma.recoveryCode.updateMany({ where: { userId, codeHash, usedAt: null }, data: { usedAt: now } });
  return count === 1;
}
