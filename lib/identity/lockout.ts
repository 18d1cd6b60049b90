import { z } from "zod";
import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { composeMail, enqueueMail } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { languageOfAddress } from "./language-of-address.ts";
import { findAddressee, linkTo } from "./mailed-links.ts";
import { consumeOneTimeToken, createOneTimeToken, peekOneTimeToken, type TokenState } from "./one-time-token.ts";
import { forgetFailures, SIGN_IN_LIMITS } from "./sign-in-limits.ts";
import { inSteadyTime } from "./steady-time.ts";

const unlockData = z.object({
  /** Of the known device that was locked; null when it was the account for everybody else. */
  deviceHash: z.string().nullable(),
});

/**
 * Tells a person that their account is locked for the next `seconds`, with a link that unlocks it: once per lockout,
 * which lasts as long as the link. For unknown addresses the same is done but for the mail.
 */
export async function tellOfLockout(context: Context, runtime: Runtime, email: string, deviceHash: string | null, seconds: number): Promise<void> {
  await inSteadyTime(() =>
    context.db.transaction({ kind: "system", purpose: "account locked" }, async (tx) => {
      const now = context.clock.now();
      // Tries at once wait here for each other, so that one of them tells.
      await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('lockout ' || $1, 0))::text", values: [email] });
      const told = await tx.prisma.oneTimeToken.findFirst({ where: { purpose: "unlock", email, usedAt: null, expiresAt: { gt: now } } });
      if (told) return;
      const person = await findAddressee(tx, email);
      const userId = person?.id ?? null;
      const token = await createOneTimeToken(tx, { purpose: "unlock", userId, email, data: { deviceHash }, now, lifeSeconds: seconds });
      await recordAudit(context, tx, { action: "sign_in.locked", tenantId: null, subjectType: "email", subjectId: email, after: { seconds } });
      if (!person) return;
      const { limit } = SIGN_IN_LIMITS.byAccount;
      const { ip } = context.origin;
      const minutes = Math.ceil(seconds / 60);
      const mail = composeMail(await languageOfAddress(tx, person.email), {
        title: "Your account is locked for a while",
        greeting: `Hello ${person.name},`,
        paragraphs: [
          ip
            ? `somebody entered a wrong password for your account ${limit} times, last from the address ${ip}. It takes no more tries for now and unlocks by itself in about ${minutes} minutes.`
            : `somebody entered a wrong password for your account ${limit} times. It takes no more tries for now and unlocks by itself in about ${minutes} minutes.`,
          "If that was you, unlock it and try again, or choose a new password. If not, leave it locked: nobody got in.",
        ],
        action: { label: "Unlock my account", url: linkTo(runtime, "/unlock", token) },
        note: `Forgotten your password? Choose a new one at ${runtime.config.publicUrl}/forgot`,
      });
      await enqueueMail(runtime, tx, { tenantId: null, to: person.email, ...mail });
    }),
  );
}

/**
 * Uses up the links that still tell of a lockout of this address: it is over. Tries are counted elsewhere, see `forgetFailures`.
 * @returns what was locked, as `forgetFailures` takes it: known devices by their hash, null for everybody else
 */
export async function closeLockouts(tx: Transaction, email: string, now: Date): Promise<(string | null)[]> {
  const links = await tx.query<{ data: unknown }>({
    text: `UPDATE one_time_token SET used_at = $2 WHERE purpose = 'unlock' AND email = $1 AND used_at IS NULL AND expires_at > $2 RETURNING data`,
    values: [email, now],
  });
  return links.map(({ data }) => unlockData.parse(data).deviceHash);
}

/** Looks at an unlock link without using it. */
export async function describeUnlockLink(context: Context, token: string): Promise<TokenState> {
  return (await peekOneTimeToken(context.db, "unlock", token, context.clock.now())).state;
}

/**
 * Ends a lockout with the link that was mailed: tries are counted afresh.
 * @throws `invalid` for a link that does not count (any more)
 */
export async function unlockAccount(context: Context, token: string, runtime: Pick<Runtime, "limiter">): Promise<void> {
  const link = await context.db.transaction({ kind: "system", purpose: "unlock an account" }, async (tx) => {
    const used = await consumeOneTimeToken(tx, "unlock", token, context.clock.now());
    await recordAudit(context, tx, { action: "sign_in.unlocked", tenantId: null, subjectType: "email", subjectId: used.email });
    return used;
  });
  const { deviceHash } = unlockData.parse(link.data);
  await forgetFailures(context, runtime, link.email, deviceHash);
}
