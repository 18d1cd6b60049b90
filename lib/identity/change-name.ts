import { requireOwnAccount, type UserContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { ChangeNameInput } from "./sign-in-by-mail-schema.ts";

/** Changes what the person is called, everywhere. @throws `forbidden` while somebody else acts as them */
export async function changeName(context: UserContext, { name }: ChangeNameInput): Promise<void> {
  const { actor } = requireOwnAccount(context);
  await context.db.transaction({ kind: "system", purpose: "change of name" }, async (tx) => {
    await tx.prisma.user.update({ where: { id: actor.userId }, data: { name } });
    const change = { before: { name: actor.name }, after: { name } };
    await recordAudit(context, tx, { action: "user.rename", tenantId: null, subjectType: "user", subjectId: actor.userId, ...change });
  });
}
