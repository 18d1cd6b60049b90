import { requireOwnAccount, type UserContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { randomToken } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict, unauthenticated } from "#lib/platform/errors";
import { enqueueMail } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import type { SignedIn } from "./admit-person.ts";
import { confirmOwnPassword } from "./confirm-own-password.ts";
import { sessionPolicy } from "./context-of-request.ts";
import { endSessions } from "./end-sessions.ts";
import { knownAbout, lockPerson } from "./mailed-links.ts";
import { hashPassword } from "./password.ts";
import { requireGoodPassword } from "./password-policy.ts";
import { passwordChangedMail } from "./reset-password.ts";
import { openSession, SHORT_SESSION_HOURS } from "./session.ts";
import type { ChangePasswordInput } from "./sign-in-by-mail-schema.ts";

/**
 * Changes the person's password: every session ends, the person's own goes on as a new one, and they are told by mail.
 * @returns the new session, for its cookies
 * @throws `invalid` for a wrong current or a weak new password, `limit_exceeded`, `forbidden` (see `confirmOwnPassword`),
 *   `conflict` when it was changed elsewhere meanwhile
 */
export async function changePassword(context: UserContext, { current, password }: ChangePasswordInput, runtime: Runtime): Promise<SignedIn> {
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
    const session = await continueSession(context, tx, runtime, sessionVersion);
    await recordAudit(context, tx, { action: "password.change", tenantId: null, subjectType: "user", subjectId: person.id });
    await enqueueMail(runtime, tx, { tenantId: null, to: person.email, ...passwordChangedMail(runtime, person, now) });
    return session;
  });
}

const versionOf = ({ db, actor }: UserContext) =>
  db.system<{ session_version: number }>({ text: `SELECT session_version FROM "user" WHERE id = $1`, values: [actor.userId] });

/** Ends every session of the person and opens one in the place of the caller's own. */
async function continueSession(context: UserContext, tx: Transaction, runtime: Runtime, sessionVersion: number): Promise<SignedIn> {
  const { actor, origin } = context;
  const now = context.clock.now();
  const policy = sessionPolicy(runtime);
  const own = await tx.prisma.authSession.findUnique({ where: { id: actor.sessionId } });
  if (!own) throw unauthenticated();
  await endSessions(tx, actor.userId, "password_changed", now);
  const sessionId = await openSession(tx, {
    user: { id: actor.userId, sessionVersion },
    activeTenantId: own.activeTenantId,
    origin,
    now,
    policy,
    methods: [...actor.methods],
    isRemembered: own.isRemembered,
    deviceId: own.deviceId,
    country: own.country,
  });
  const tokenSeconds = own.isRemembered ? policy.maxDays * 86_400 : SHORT_SESSION_HOURS * 3_600;
  return {
    sessionId,
    userId: actor.userId,
    isStaff: actor.platformRole !== null,
    stage: "open",
    cookieSeconds: own.isRemembered ? tokenSeconds : null,
    tokenSeconds,
    deviceToken: origin.deviceToken ?? randomToken(),
  };
}
