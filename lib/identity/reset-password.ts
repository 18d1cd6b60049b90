import { z } from "zod";
import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { composeMail, enqueueMail } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { admitPerson, type SignedIn } from "./admit-person.ts";
import { endSessionsOf } from "./end-session.ts";
import { languageOfAddress } from "./language-of-address.ts";
import { closeLockouts } from "./lockout.ts";
import { type Addressee, findAddressee, knownAbout, limitMail, linkTo, lockPerson } from "./mailed-links.ts";
import { consumeOneTimeToken, createOneTimeToken, linkOutdated, linkRefused, peekOneTimeToken, type TokenState } from "./one-time-token.ts";
import { hashPassword } from "./password.ts";
import { requireGoodPassword } from "./password-policy.ts";
import type { AskForResetInput, ResetPasswordInput } from "./sign-in-by-mail-schema.ts";
import { forgetFailures } from "./sign-in-limits.ts";
import { inSteadyTime } from "./steady-time.ts";

export const RESET_LINK_LIFE_SECONDS = 3_600;

const resetData = z.object({ sessionVersion: z.int().nullable() });

/**
 * Mails a link for a new password. The answer and its time are the same for an unknown address; the same rows are
 * written but for the mail.
 * @throws `limit_exceeded`
 */
export async function askForPasswordReset(context: Context, { email }: AskForResetInput, runtime: Runtime): Promise<void> {
  await limitMail(context, runtime, "reset", email);
  await inSteadyTime(() =>
    context.db.transaction({ kind: "system", purpose: "ask for a new password" }, async (tx) => {
      const person = await findAddressee(tx, email);
      const token = await createResetToken(context, tx, { email, person, lifeSeconds: RESET_LINK_LIFE_SECONDS });
      await recordAudit(context, tx, { action: "password.reset_asked", tenantId: null, subjectType: "email", subjectId: email });
      if (!person) return;
      const mail = composeMail(await languageOfAddress(tx, person.email), {
        title: "Choose a new password",
        greeting: `Hello ${person.name},`,
        paragraphs: ["somebody asked for a new password for your account. If that was you, choose one here."],
        action: { label: "Choose a new password", url: linkTo(runtime, "/reset", token) },
        note: "The link counts once and for one hour. If you did not ask for it, there is nothing to do: your password stays as it is.",
      });
      await enqueueMail(runtime, tx, { tenantId: null, to: person.email, ...mail });
    }),
  );
}

/**
 * Makes the token of a link under `/reset` for a new password, or a first one. It counts until the person's sessions are ended
 * as a whole or their address changes.
 * @param link `person` null makes one that leads nowhere, for addresses that nobody has
 */
export function createResetToken(
  context: Pick<Context, "clock">,
  tx: Transaction,
  { email, person, lifeSeconds }: { email: string; person: Pick<Addressee, "id" | "sessionVersion"> | null; lifeSeconds: number },
): Promise<string> {
  const data = { sessionVersion: person?.sessionVersion ?? null };
  return createOneTimeToken(tx, { purpose: "reset_password", userId: person?.id ?? null, email, data, now: context.clock.now(), lifeSeconds });
}

/** Looks at a reset link without using it. */
export async function describeResetLink(context: Context, token: string): Promise<{ state: TokenState; email: string | null }> {
  const peeked = await peekOneTimeToken(context.db, "reset_password", token, context.clock.now());
  return { state: peeked.state, email: peeked.state === "good" ? peeked.token.email : null };
}

/**
 * Sets the new password of a reset link, ends every session of the person, tells them by mail, and signs in afresh; who
 * has a second factor still has to show it.
 * @throws `invalid` for a link that does not count (any more) and for a password that can be guessed
 */
export async function resetPassword(context: Context, { token, password }: ResetPasswordInput, runtime: Runtime): Promise<SignedIn> {
  const now = context.clock.now();
  const peeked = await peekOneTimeToken(context.db, "reset_password", token, now);
  if (peeked.state !== "good") throw linkRefused(peeked.state);
  const { userId, data } = peeked.token;
  if (userId === null) throw linkRefused("unknown");
  const passwordHash = await judgedHash(context, peeked.token.email, password);
  const session = await context.db.transaction({ kind: "system", purpose: "new password by mail" }, async (tx) => {
    const person = await lockPerson(tx, userId);
    const link = await consumeOneTimeToken(tx, "reset_password", token, now);
    // Links of the time before another change of password or address count no longer.
    if (person?.sessionVersion !== resetData.parse(data).sessionVersion || person.email !== link.email) throw linkOutdated();
    await tx.query({
      text: `UPDATE "user" SET password_hash = $2, password_changed_at = $3, session_version = session_version + 1,
                               email_verified_at = coalesce(email_verified_at, $3) WHERE id = $1::uuid`,
      values: [person.id, passwordHash, now],
    });
    await endSessionsOf(tx, context, { userId: person.id }, "password_reset");
    await closeLockouts(tx, person.email, now);
    await recordAudit(context, tx, { action: "password.reset", tenantId: null, subjectType: "user", subjectId: person.id, shownToBe: person });
    await enqueueMail(runtime, tx, { tenantId: null, to: person.email, ...(await passwordChangedMail(tx, runtime, person, now)) });
    const admitted = await admitPerson(context, tx, runtime, { userId: person.id, method: "password", isRemembered: false });
    if (!admitted) throw linkOutdated();
    return admitted;
  });
  await forgetFailures(context, runtime, peeked.token.email);
  return session;
}

async function judgedHash(context: Context, email: string, password: string): Promise<string> {
  const about = await context.db.transaction({ kind: "system", purpose: "judge a password" }, async (tx) => {
    const person = await findAddressee(tx, email);
    return person ? knownAbout(tx, person) : [email];
  });
  await requireGoodPassword(password, about);
  return hashPassword(password);
}

/** Tells a person that their password was changed, in case it was not they who did. */
export async function passwordChangedMail(tx: Transaction, runtime: Pick<Runtime, "config">, person: Pick<Addressee, "name" | "email">, now: Date) {
  return composeMail(await languageOfAddress(tx, person.email), {
    title: "Your password was changed",
    greeting: `Hello ${person.name},`,
    paragraphs: [
      `the password of your account was changed on ${now.toUTCString()}. Every other session was ended.`,
      "If that was you, there is nothing to do. If not, choose a new password at once: only your mailbox can do that.",
    ],
    action: { label: "That was not me", url: `${runtime.config.publicUrl}/forgot` },
  });
}
