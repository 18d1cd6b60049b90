import { requireOwnAccount, type UserContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { conflict, unauthenticated } from "#lib/platform/errors";
import { enqueueMail } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { confirmOwnPassword } from "./confirm-own-password.ts";
import { endSessionsOf } from "./end-session.ts";
import { knownAbout, lockPerson } from "./mailed-links.ts";
import { hashPassword } from "./password.ts";
import { requireGoodPassword } from "./password-policy.ts";
import { passwordChangedMail } from "./reset-password.ts";
import { type RotatedSession, rotateSession } from "./rotate-session.ts";
import type { ChangePasswordInput } from "./sign-in-by-mail-schema.ts";

/**
 * Changes the person's password: every session ends, the person's own goes on as a new one, and they are told by mail.
 * @returns the new session, for its cookies
 * @throws `invalid` for a wrong current or a weak new password, `limit_exceeded`, `forbidden` (see `confirmOwnPassword`),
 *   `conflict` when it was changed elsewhere meanwhile
 */
export async function changePassword(context: UserContext, { current, password }: ChangePasswordInput, runtime: Runtime): Promise<RotatedSession> {
  const { actor } = requireOwnAccount(context);
  await confirmOwnPassword(context, current, runtime);
  const [before] = await versionOf(context);
  const about = await context.db.transaction({ kind: "system", purpose: "judge a password" }, (tx) =>
    knownAbout(tx, { id: actor.userId, email: actor.email, name: actor.name }),
  );
  await requireGoodPassword(password, about);
  const passwordHash = await hashPassword(password);
  return context.db.transaction({ kind: "system", purpose: "change of password" }, async (tx) => {
    const now = context.clock.now();
    const person = await lockPerson(tx, actor.userId);
    if (!person) throw unauthenticated();
    if (person.sessionVersion !== before?.session_version) throw conflict("Your account was changed elsewhere at the same time. Sign in again.");
    const sessionVersion = person.sessionVersion + 1;
    await tx.prisma.user.update({ where: { id: person.id }, data: { passwordHash, passwordChangedAt: now, sessionVersion } });
    const session = await rotateSession(context, tx, runtime);
    await endSessionsOf(tx, context, { userId: person.id, except: session.sessionId }, "password_changed");
    await recordAudit(context, tx, { action: "password.change", tenantId: null, subjectType: "user", subjectId: person.id });
    await enqueueMail(runtime, tx, { tenantId: null, to: person.email, ...(await passwordChangedMail(tx, runtime, person, now)) });
    return session;
  });
}

const versionOf = ({ db, actor }: UserContext) =>
  db.system<{ session_version: number }>({ text: `SELECT session_version FROM "user" WHERE id = $1`, values: [actor.userId] });
