import { z } from "zod";
import { type Context, requireOwnAccount, type UserContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import { isUniqueViolation, type Transaction } from "#lib/platform/database";
import { conflict, invalid, unauthenticated } from "#lib/platform/errors";
import { composeMail, enqueueMail, type MailWords } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { confirmOwnPassword } from "./confirm-own-password.ts";
import { languageOfAddress } from "./language-of-address.ts";
import { type Addressee, limitMail, linkTo, lockPerson } from "./mailed-links.ts";
import { consumeOneTimeToken, createOneTimeToken, linkOutdated, linkRefused, peekOneTimeToken, type TokenState } from "./one-time-token.ts";
import type { AskForNewAddressInput } from "./sign-in-by-mail-schema.ts";
import { inSteadyTime } from "./steady-time.ts";

const CHANGE_LIFE_SECONDS = 24 * 3_600;

/** One change of address has two tokens: one for the mailbox that is left, one for the mailbox that is new. */
const changeData = z.object({
  changeId: z.uuid(),
  side: z.enum(["old", "new"]),
  from: z.string(),
  to: z.string(),
  isStopped: z.boolean().optional(),
});

/**
 * Begins a change of the person's address. Both mailboxes get a link, and nothing changes before both have confirmed.
 * When the new address belongs to somebody, its mailbox is told so, and the person sees the same.
 * @throws `invalid`, `limit_exceeded`, `forbidden` (see `confirmOwnPassword`)
 */
export async function askForNewAddress(context: UserContext, { email, current }: AskForNewAddressInput, runtime: Runtime): Promise<void> {
  const { actor } = requireOwnAccount(context);
  if (email === actor.email) throw invalid("This is your address already.", [{ path: "email", message: "Enter another address." }]);
  await confirmOwnPassword(context, current, runtime);
  await limitMail(context, runtime, "change", email);
  await inSteadyTime(() =>
    context.db.transaction({ kind: "system", purpose: "change of address" }, async (tx) => {
      const person = await lockPerson(tx, actor.userId);
      if (!person) throw unauthenticated();
      await stopEarlierChanges(tx, person.id, context.clock.now());
      const isTaken = (await tx.prisma.user.count({ where: { email } })) > 0;
      const links = await makeLinks(context, tx, person, email);
      const language = await languageOfAddress(tx, person.email);
      const toOld = composeMail(language, oldAddressMail(runtime, person, email, links.old));
      await enqueueMail(runtime, tx, { tenantId: null, to: person.email, ...toOld });
      const toNew = isTaken
        ? composeMail(await languageOfAddress(tx, email), takenMail(runtime, person))
        : composeMail(language, newAddressMail(runtime, person, links.new));
      await enqueueMail(runtime, tx, { tenantId: null, to: email, ...toNew });
      const change = { before: { email: person.email }, after: { email } };
      await recordAudit(context, tx, { action: "address.change_asked", tenantId: null, subjectType: "user", subjectId: person.id, ...change });
    }),
  );
}

async function makeLinks(context: Context, tx: Transaction, person: Addressee, to: string) {
  const shared = { purpose: "change_email" as const, userId: person.id, now: context.clock.now(), lifeSeconds: CHANGE_LIFE_SECONDS };
  const change = { changeId: newId(), from: person.email, to };
  return {
    old: await createOneTimeToken(tx, { ...shared, email: person.email, data: { ...change, side: "old" } }),
    new: await createOneTimeToken(tx, { ...shared, email: to, data: { ...change, side: "new" } }),
  };
}

/** A newer change takes the place of an older one. */
async function stopEarlierChanges(tx: Transaction, userId: string, now: Date): Promise<void> {
  await tx.query({
    text: `UPDATE one_time_token SET used_at = $2, data = data || '{"isStopped": true}' WHERE user_id = $1::uuid AND purpose = 'change_email' AND expires_at > $2`,
    values: [userId, now],
  });
}

export type AddressChangeView = { state: "good"; side: "old" | "new"; from: string; to: string } | { state: Exclude<TokenState, "good"> };

/** Looks at a link of a change of address without using it. */
export async function describeAddressChange(context: Context, token: string): Promise<AddressChangeView> {
  const peeked = await peekOneTimeToken(context.db, "change_email", token, context.clock.now());
  if (peeked.state !== "good") return peeked;
  const { side, from, to } = changeData.parse(peeked.token.data);
  return { state: "good", side, from, to };
}

/**
 * Confirms a change of address for the mailbox that got this link. When both have, it takes effect.
 * @returns "done", or "waiting" for the other mailbox
 * @throws `invalid` for a link that does not count (any more), `conflict` when the new address was taken meanwhile
 */
export async function confirmNewAddress(context: Context, token: string, runtime: Runtime): Promise<"done" | "waiting"> {
  try {
    return await withChange(context, token, async (tx, person) => {
      const now = context.clock.now();
      const { data } = await consumeOneTimeToken(tx, "change_email", token, now);
      const change = changeData.parse(data);
      if (person.email !== change.from) throw linkOutdated();
      const audit = { tenantId: null, subjectType: "user", subjectId: person.id, shownToBe: person };
      await recordAudit(context, tx, { action: `address.confirmed_${change.side}`, ...audit });
      if (!(await isOtherSideConfirmed(tx, person.id, change))) return "waiting";
      await tx.prisma.user.update({ where: { id: person.id }, data: { email: change.to, emailVerifiedAt: now } });
      await recordAudit(context, tx, { action: "address.change", ...audit, before: { email: change.from }, after: { email: change.to } });
      const mail = composeMail(await languageOfAddress(tx, change.to), {
        title: "Your address was changed",
        greeting: `Hello ${person.name},`,
        paragraphs: [`you now sign in with ${change.to}. Mail to ${change.from} is sent no longer.`],
      });
      for (const to of [change.from, change.to]) await enqueueMail(runtime, tx, { tenantId: null, to, ...mail });
      return "done";
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw conflict("The new address belongs to another account by now. Choose another address in your account.");
  }
}

/**
 * Stops a change of address, from either mailbox.
 * @throws `invalid` for a link that does not count (any more)
 */
export async function stopAddressChange(context: Context, token: string): Promise<void> {
  await withChange(context, token, async (tx, person) => {
    const now = context.clock.now();
    await consumeOneTimeToken(tx, "change_email", token, now);
    await stopEarlierChanges(tx, person.id, now);
    await recordAudit(context, tx, {
      action: "address.change_stopped",
      tenantId: null,
      subjectType: "user",
      subjectId: person.id,
      shownToBe: person,
    });
  });
}

/** The person is locked before the token is used: of two mailboxes that confirm at once, the second sees the first. */
async function withChange<T>(context: Context, token: string, work: (tx: Transaction, person: Addressee) => Promise<T>): Promise<T> {
  const peeked = await peekOneTimeToken(context.db, "change_email", token, context.clock.now());
  if (peeked.state !== "good") throw linkRefused(peeked.state);
  const { userId } = peeked.token;
  return context.db.transaction({ kind: "system", purpose: "change of address" }, async (tx) => {
    const person = userId === null ? null : await lockPerson(tx, userId);
    if (!person) throw linkOutdated();
    return work(tx, person);
  });
}

async function isOtherSideConfirmed(tx: Transaction, userId: string, change: { changeId: string; side: "old" | "new" }): Promise<boolean> {
  const rows = await tx.query({
    text: `SELECT 1 FROM one_time_token WHERE user_id = $1::uuid AND purpose = 'change_email' AND data->>'changeId' = $2 AND data->>'side' <> $3
             AND used_at IS NOT NULL AND data->>'isStopped' IS NULL`,
    values: [userId, change.changeId, change.side],
  });
  return rows.length > 0;
}

type Links = Pick<Runtime, "config">;

const oldAddressMail = (runtime: Links, person: Addressee, to: string, token: string): MailWords => ({
  title: "Confirm the change of your address, or stop it",
  greeting: `Hello ${person.name},`,
  paragraphs: [
    `somebody signed in to your account wants to change its address to ${to}. Nothing changes before both addresses have confirmed it.`,
    "If it was not you, stop it with the same link, and change your password.",
  ],
  action: { label: "Confirm or stop the change", url: linkTo(runtime, "/address", token) },
  note: "The link counts once and for 24 hours.",
});

const newAddressMail = (runtime: Links, person: Addressee, token: string): MailWords => ({
  title: "Confirm your new address",
  greeting: `Hello ${person.name},`,
  paragraphs: ["this address is to become the one you sign in with. Confirm it here, and the change with the mail to your present address."],
  action: { label: "Confirm this address", url: linkTo(runtime, "/address", token) },
  note: "The link counts once and for 24 hours. If you know nothing of it, there is nothing to do.",
});

const takenMail = (runtime: Links, person: Addressee): MailWords => ({
  title: "This address has an account already",
  paragraphs: [
    `${person.name} (${person.email}) wants to use this address for their account, but it has one of its own, so that nothing was changed.`,
    "If that was you, sign in with this address, or choose another one. If you know nothing of it, there is nothing to do.",
  ],
  action: { label: "Sign in", url: `${runtime.config.publicUrl}/login` },
});
