import { type Context, requireOwnAccount } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { notFound } from "#lib/platform/errors";
import type { Passkey, RenamePasskeyInput } from "./factors-schema.ts";
import { passkeyView } from "./list-passkeys.ts";

/** Gives one of the person's passkeys another name. @throws `not_found` for everybody else's */
export async function renamePasskey(context: Context, id: string, { name }: RenamePasskeyInput): Promise<Passkey> {
  const { userId } = requireOwnAccount(context).actor;
  return context.db.transaction({ kind: "system", purpose: "rename passkey" }, async (tx) => {
    const before = await tx.prisma.passkey.findFirst({ where: { id, userId } });
    if (!before) throw notFound("This passkey");
    const row = await tx.prisma.passkey.update({ where: { id, userId }, data: { name } });
    await recordAudit(context, tx, {
      action: "passkey.renamed",
      tenantId: null,
      subjectType: "user",
      subjectId: userId,
      before: { passkeyId: id, name: before.name },
      after: { passkeyId: id, name },
    });
    return passkeyView(row);
  });
}
