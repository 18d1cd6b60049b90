import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { createOneTimeToken, hashPassword, inSteadyTime, languageOfAddress, limitMail, linkTo, requireGoodPassword } from "#lib/identity";
import { composeMail, enqueueMail, type MailWords } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { DEFAULT_LOCALE, type Locale } from "#words/locales";
import type { PendingRegistration } from "./register-company.ts";
import type { RegisterInput } from "./register-schema.ts";
import { requireOpenRegistration } from "./registration-setting.ts";

const REGISTRATION_LIFE_SECONDS = 24 * 3_600;

/**
 * Takes a registration down and mails a link that completes it; until then nobody can sign in with it. An address that
 * has an account already is told so by mail, and the answer is the same.
 * @param locale of the page on which they register: nothing else is known of their language yet
 * @param invitation that they followed, for whoever invited them; null without one
 * @throws `forbidden` where people are invited, `limit_exceeded`, `invalid` for a password that can be guessed
 */
export async function askToRegister(
  context: Context,
  input: RegisterInput,
  runtime: Runtime,
  { locale = DEFAULT_LOCALE, invitation = null }: { locale?: Locale; invitation?: PendingRegistration["invitation"] } = {},
): Promise<void> {
  await requireOpenRegistration(runtime);
  const { name, email, password, company } = input;
  await limitMail(context, runtime, "register", email);
  await requireGoodPassword(password, [name, email, company, "bizosaas"]);
  const data: PendingRegistration = { name, company, passwordHash: await hashPassword(password), invitation };
  await inSteadyTime(() =>
    context.db.transaction({ kind: "system", purpose: "registration" }, async (tx) => {
      const now = context.clock.now();
      await recordAudit(context, tx, { action: "register.asked", tenantId: null, subjectType: "email", subjectId: email, after: { name, company } });
      if ((await tx.prisma.user.count({ where: { email } })) > 0) {
        await enqueueMail(runtime, tx, { tenantId: null, to: email, ...composeMail(await languageOfAddress(tx, email, locale), knownMail(runtime)) });
        return;
      }
      const token = await createOneTimeToken(tx, { purpose: "register", userId: null, email, data, now, lifeSeconds: REGISTRATION_LIFE_SECONDS });
      await enqueueMail(runtime, tx, { tenantId: null, to: email, ...composeMail(locale, welcomeMail(linkTo(runtime, "/verify", token))) });
    }),
  );
}

/** Says nothing of what was typed: anybody can type anybody's address, and a name with a link in it would reach them with our sender. */
const welcomeMail = (url: string): MailWords => ({
  title: "Confirm your address",
  paragraphs: ["One step is left to open the portal of your company: confirm that this address is yours."],
  action: { label: "Confirm and open the portal", url },
  note: "The link counts once and for 24 hours, and asks for the password you chose. If you did not register, there is nothing to do.",
});

const knownMail = ({ config }: Pick<Runtime, "config">): MailWords => ({
  title: "You have an account already",
  paragraphs: [
    "somebody, probably you, has just registered with this address. It has an account already, so that nothing was changed. Sign in with it.",
    `Forgotten the password? Choose a new one at ${config.publicUrl}/forgot`,
  ],
  action: { label: "Sign in", url: `${config.publicUrl}/login` },
  note: "If it was not you, there is nothing to do.",
});
