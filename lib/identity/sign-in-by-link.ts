import { z } from "zod";
import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { randomToken, sameText, sha256 } from "#lib/platform/crypto";
import { AppError } from "#lib/platform/errors";
import { composeMail, enqueueMail } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { admitPerson, type SignedIn } from "./admit-person.ts";
import { deviceLabel } from "./device-label.ts";
import { languageOfAddress } from "./language-of-address.ts";
import { findAddressee, limitMail, linkTo, lockPerson } from "./mailed-links.ts";
import {
  consumeOneTimeToken,
  createOneTimeToken,
  linkOutdated,
  linkRefused,
  type OneTimeToken,
  peekOneTimeToken,
  type TokenState,
} from "./one-time-token.ts";
import { recordingRefusal } from "./record-refusal.ts";
import type { AskForSignInLinkInput, SignInByLinkInput } from "./sign-in-by-mail-schema.ts";
import { inSteadyTime } from "./steady-time.ts";

export const SIGN_IN_LINK_LIFE_SECONDS = 15 * 60;

const linkData = z.object({
  sessionVersion: z.int().nullable(),
  remember: z.boolean(),
  /** Of the cookie of the browser that asked. */
  browserHash: z.string(),
  device: z.string(),
  ip: z.string().nullable(),
  next: z.string().nullable(),
});
type LinkData = z.infer<typeof linkData>;

export interface AskingBrowser {
  /** The cookie by which the browser that asks is known when it opens the link; null when it has none yet. */
  browserToken: string | null;
  /** Where to go after signing in; a path of our own. */
  next: string | null;
}

/**
 * Mails a link that signs in, within 15 minutes. The answer and its time are the same for an unknown address.
 * @returns the token for the browser's cookie
 * @throws `limit_exceeded`
 */
export async function askForSignInLink(
  context: Context,
  { email, remember }: AskForSignInLinkInput,
  { browserToken, next }: AskingBrowser,
  runtime: Runtime,
): Promise<{ browserToken: string }> {
  await limitMail(context, runtime, "sign-in", email);
  const browser = browserToken ?? randomToken();
  const device = deviceLabel(context.origin.userAgent);
  await inSteadyTime(() =>
    context.db.transaction({ kind: "system", purpose: "ask for a sign-in link" }, async (tx) => {
      const person = await findAddressee(tx, email);
      const data: LinkData = {
        sessionVersion: person?.sessionVersion ?? null,
        remember,
        browserHash: sha256(browser),
        device,
        ip: context.origin.ip,
        next,
      };
      const now = context.clock.now();
      const userId = person?.id ?? null;
      const token = await createOneTimeToken(tx, { purpose: "magic_link", userId, email, data, now, lifeSeconds: SIGN_IN_LINK_LIFE_SECONDS });
      await recordAudit(context, tx, { action: "sign_in.link_asked", tenantId: null, subjectType: "email", subjectId: email });
      if (!person) return;
      const mail = composeMail(await languageOfAddress(tx, person.email), {
        title: "Your link to sign in",
        greeting: `Hello ${person.name},`,
        paragraphs: [`here is the link to sign in that was asked for with ${device}.`],
        action: { label: "Sign in", url: linkTo(runtime, "/link", token) },
        note: "The link counts once and for 15 minutes. If you did not ask for it, do not use it and give it to nobody.",
      });
      await enqueueMail(runtime, tx, { tenantId: null, to: person.email, ...mail });
    }),
  );
  return { browserToken: browser };
}

/** What the page of a link shows before anything happens. */
export type SignInLinkView =
  | { state: "good"; email: string; isSameBrowser: boolean; askedFrom: { device: string; ip: string | null; at: Date } }
  | { state: Exclude<TokenState, "good"> };

/** Looks at a sign-in link without using it. */
export async function describeSignInLink(context: Context, token: string, browserToken: string | null): Promise<SignInLinkView> {
  const peeked = await peekOneTimeToken(context.db, "magic_link", token, context.clock.now());
  if (peeked.state !== "good") return peeked;
  const { device, ip } = linkData.parse(peeked.token.data);
  const askedFrom = { device, ip, at: peeked.token.createdAt };
  return { state: "good", email: peeked.token.email, isSameBrowser: isSameBrowser(peeked.token, browserToken), askedFrom };
}

/**
 * Signs in with a mailed link. In another browser than the one that asked, the person must have said that they asked:
 * otherwise a stranger could have somebody open a link, and work in the stranger's account or let them into their own.
 * @throws `invalid` for a link that does not count (any more), `forbidden` with the reason `confirmation_required`
 */
export async function signInByLink(
  context: Context,
  { token, confirmed }: SignInByLinkInput,
  browserToken: string | null,
  runtime: Runtime,
): Promise<SignedIn & { next: string | null }> {
  const now = context.clock.now();
  const peeked = await peekOneTimeToken(context.db, "magic_link", token, now);
  if (peeked.state !== "good") throw linkRefused(peeked.state);
  const { userId } = peeked.token;
  if (userId === null) throw linkRefused("unknown");
  if (!confirmed && !isSameBrowser(peeked.token, browserToken)) {
    throw new AppError("forbidden", "This link was asked for in another browser. Say that it was you, then sign in.", {
      reason: "confirmation_required",
    });
  }
  const { sessionVersion, remember, next } = linkData.parse(peeked.token.data);
  return recordingRefusal(context, { subjectType: "user", subjectId: userId }, () =>
    context.db.transaction({ kind: "system", purpose: "sign-in by link" }, async (tx) => {
      const person = await lockPerson(tx, userId);
      const link = await consumeOneTimeToken(tx, "magic_link", token, now);
      if (person?.sessionVersion !== sessionVersion || person.email !== link.email) throw linkOutdated();
      await tx.prisma.user.updateMany({ where: { id: person.id, emailVerifiedAt: null }, data: { emailVerifiedAt: now } });
      const admitted = await admitPerson(context, tx, runtime, { userId: person.id, method: "magic_link", isRemembered: remember });
      if (!admitted) throw linkOutdated();
      return { ...admitted, next };
    }),
  );
}

function isSameBrowser(link: OneTimeToken, browserToken: string | null): boolean {
  return browserToken !== null && sameText(sha256(browserToken), linkData.parse(link.data).browserHash);
}
