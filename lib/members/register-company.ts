import { z } from "zod";
import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { EVENTS, emit } from "#lib/events";
import { admitPerson, consumeOneTimeToken, linkRefused, peekOneTimeToken, type SignedIn, type TokenState, verifyPassword } from "#lib/identity";
import { newId, randomToken } from "#lib/platform/crypto";
import { isUniqueViolation, type Transaction } from "#lib/platform/database";
import { conflict, invalid } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { settingsIn } from "#lib/settings";
import { openTenant, takenSlugs } from "#lib/tenancy";
import { createTenantInput } from "#lib/tenancy/schema";
import type { CompleteRegistrationInput } from "./register-schema.ts";
import { requireOpenRegistration } from "./registration-setting.ts";
import { slugsFor } from "./slugs-for.ts";

const TRIES_LIMIT = { name: "register-complete", limit: 10, windowSeconds: 15 * 60 };
const MOST_ATTEMPTS = 3;

/** What is kept of a registration until its address is confirmed; with the invitation that it followed, if there was one. */
const pendingRegistration = z.object({
  name: z.string(),
  company: z.string(),
  passwordHash: z.string(),
  invitation: EVENTS["company.registered"].shape.invitation.default(null),
});
export type PendingRegistration = z.infer<typeof pendingRegistration>;

/** Looks at a registration's link without using it. */
export async function describeRegistration(
  context: Context,
  token: string,
): Promise<{ state: "good"; email: string; company: string } | { state: Exclude<TokenState, "good"> }> {
  const peeked = await peekOneTimeToken(context.db, "register", token, context.clock.now());
  if (peeked.state !== "good") return peeked;
  return { state: "good", email: peeked.token.email, company: pendingRegistration.parse(peeked.token.data).company };
}

/**
 * Completes a registration: the person, their company as a tenant on the plan and with the trial that the operator set, and their
 * place in it as its administrator; then signs in. The password is asked for again, so that the owner of a mailbox cannot
 * be made to confirm an account whose password a stranger chose.
 * @throws `invalid` for a link that does not count (any more) or another password, `limit_exceeded`, `forbidden` where
 *   people are invited, `conflict` when the address has an account by now
 */
export async function registerCompany(context: Context, { token, password }: CompleteRegistrationInput, runtime: Runtime): Promise<SignedIn> {
  await requireOpenRegistration(runtime);
  const peeked = await peekOneTimeToken(context.db, "register", token, context.clock.now());
  if (peeked.state !== "good") throw linkRefused(peeked.state);
  const { id, email, data } = peeked.token;
  const registration = pendingRegistration.parse(data);
  await runtime.limiter.consume(TRIES_LIMIT, id);
  if (!(await verifyPassword(registration.passwordHash, password))) {
    throw invalid("This is not the password you chose.", [{ path: "password", message: "Enter the password you chose when you registered." }]);
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await context.db.transaction({ kind: "system", purpose: "registration" }, async (tx) => {
        await consumeOneTimeToken(tx, "register", token, context.clock.now());
        if ((await tx.prisma.user.count({ where: { email } })) > 0) throw conflict("This address has an account by now. Sign in with it.");
        return open(context, tx, runtime, email, registration);
      });
    } catch (error) {
      // Somebody else took the same address or slug at the same moment: everything was rolled back, the next attempt sees theirs.
      if (!isUniqueViolation(error) || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

async function open(context: Context, tx: Transaction, runtime: Runtime, email: string, registration: PendingRegistration): Promise<SignedIn> {
  const { name, company, passwordHash } = registration;
  const now = context.clock.now();
  const userId = newId();
  await tx.prisma.user.create({ data: { id: userId, email, name, passwordHash, passwordChangedAt: now, emailVerifiedAt: now, createdAt: now } });
  const { planKey } = (await settingsIn(tx)).registration;
  const slug = await firstFree(tx, slugsFor(company, randomToken(4)), now);
  const tenantId = await openTenant(context, tx, createTenantInput.parse({ name: company, slug, planKey }));
  await tx.prisma.membership.create({ data: { tenantId, userId, role: "tenant_admin", createdAt: now } });
  const subject = { tenantId, subjectType: "user", subjectId: userId };
  await recordAudit(context, tx, { action: "register", ...subject, shownToBe: { id: userId, email }, after: { email, name, role: "tenant_admin" } });
  await emit(context, tx, "company.registered", { tenantId, userId, registeredAt: now.toISOString(), invitation: registration.invitation });
  const admitted = await admitPerson(context, tx, runtime, { userId, method: "password", isRemembered: false });
  if (!admitted) throw new Error("A person who was just created was not admitted");
  return admitted;
}

async function firstFree(tx: Transaction, slugs: string[], now: Date): Promise<string> {
  const taken = await takenSlugs(tx, slugs, now);
  const free = slugs.find((slug) => !taken.has(slug));
  if (!free) throw conflict("No address is free for a portal of this name. Register with another name of your company.");
  return free;
}
