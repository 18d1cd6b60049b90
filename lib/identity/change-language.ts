import { requireOwnAccount, type UserContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Locale } from "#words/locales";

/** Changes the language of the person's screens and mails, on every device. @throws `forbidden` while somebody else acts as them */
export async function changeLanguage(context: UserContext, locale: Locale): Promise<void> {
  const { actor } = requireOwnAccount(context);
  await context.db.transaction({ kind: "system", purpose: "change of language" }, async (tx) => {
    const { locale: before } = await tx.prisma.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { locale: true } });
    if (before === locale) return;
    await tx.prisma.user.update({ where: { id: actor.userId }, data: { locale } });
    const change = { before: { locale: before }, after: { locale } };
    await recordAudit(context, tx, { action: "user.language", tenantId: null, subjectType: "user", subjectId: actor.userId, ...change });
  });
}
