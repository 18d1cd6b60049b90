import { type Context, requireOwnAccount } from "#lib/access";

/** How a person signs in, without anything secret. */
export interface Security {
  hasPassword: boolean;
  passwordChangedAt: Date | null;
  totpSince: Date | null;
  recoveryCodesLeft: number;
  passkeyCount: number;
}

export async function getSecurity(context: Context): Promise<Security> {
  const { userId } = requireOwnAccount(context).actor;
  return context.db.transaction({ kind: "system", purpose: "show security" }, async (tx) => {
    const { passwordHash, passwordChangedAt, totp, _count } = await tx.prisma.user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        passwordHash: true,
        passwordChangedAt: true,
        totp: { select: { confirmedAt: true } },
        _count: { select: { passkeys: true, recoveryCodes: { where: { usedAt: null } } } },
      },
    });
    return {
      hasPassword: passwordHash !== null,
      passwordChangedAt,
      totpSince: totp?.confirmedAt ?? null,
      recoveryCodesLeft: _count.recoveryCodes,
      passkeyCount: _count.passkeys,
    };
  });
}
