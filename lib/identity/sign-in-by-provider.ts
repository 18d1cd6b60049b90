import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import { isUniqueViolation, type Transaction } from "#lib/platform/database";
import { AppError, isAppError } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { admitPerson, type SignedIn } from "./admit-person.ts";
import { lockProvider, type ProviderFacts } from "./find-provider.ts";
import { domainOf, type ProviderClaims, readClaims } from "./provider-claims.ts";
import type { RawClaims } from "./provider-config.ts";
import { joinByProvider, mapRole } from "./provider-roles.ts";

/** Why somebody whom a provider vouches for is not let in; the sign-in page has words for each. */
export type ProviderRefusal =
  | "provider_closed"
  | "provider_unclear"
  | "provider_unverified"
  | "provider_foreign"
  | "provider_unknown"
  | "provider_unconfirmed"
  | "provider_other_identity"
  | "provider_staff"
  | "provider_not_member"
  | "provider_no_place"
  | "provider_required";

const refuse = (reason: ProviderRefusal) => new AppError("forbidden", "The sign-in was refused.", { reason });

interface PersonRow {
  id: string;
  email: string;
  status: string;
  is_confirmed: boolean;
  is_staff: boolean;
  membership: string | null;
  /** Whether the person's own second factor also stands before other tenants. */
  guards_more: boolean;
}

const PERSON = `
  SELECT u.id, u.email, u.status, u.email_verified_at IS NOT NULL AS is_confirmed, u.platform_role IS NOT NULL AS is_staff, m.status AS membership,
         EXISTS (SELECT 1 FROM membership o WHERE o.user_id = u.id AND o.tenant_id IS DISTINCT FROM $2::uuid)
           AND EXISTS (SELECT 1 FROM totp_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS guards_more
  FROM "user" u LEFT JOIN membership m ON m.user_id = u.id AND m.tenant_id = $2::uuid`;

/**
 * Signs in whoever the provider vouches for. Who that is, is decided by the provider's subject; for a subject that is new, by
 * the address, if the provider has a say about it: a tenant's provider about the domains that the tenant has proved to own,
 * one of the installation about addresses that it has verified.
 * @param raw the claims of a sign-in that NextAuth has checked (state, PKCE, nonce, signature)
 * @throws `forbidden` with a `ProviderRefusal` as its reason
 */
export async function signInByProvider(context: Context, providerId: string, raw: RawClaims, runtime: Runtime): Promise<SignedIn> {
  const claims = readClaims(raw);
  if (!claims) throw refuse("provider_unclear");
  const attempt = () =>
    context.db.transaction({ kind: "system", purpose: "sign-in by provider" }, async (tx) => {
      const provider = await lockProvider(tx, runtime, providerId);
      if (!provider) throw refuse("provider_closed");
      const person = await identify(context, tx, provider, claims);
      if (provider.tenantId !== null) await mapRole(context, tx, provider, person.id, raw);
      // A tenant's word for a second factor counts for what is the tenant's: not in place of a factor that also guards others.
      const isStrong = claims.hasSecondFactor && (provider.tenantId === null || !person.guards_more);
      const admitted = await admitPerson(context, tx, runtime, {
        userId: person.id,
        method: "provider",
        ...(isStrong && { second: "provider_factor" as const }),
        isRemembered: true,
        provider: { id: provider.id, onlyTenantId: provider.tenantId },
      });
      if (!admitted) throw refuse("provider_unknown");
      return admitted;
    });
  try {
    // Two first sign-ins at once: the second finds what the first has made.
    return await attempt().catch((error: unknown) => (isUniqueViolation(error) ? attempt() : Promise.reject(error)));
  } catch (error) {
    if (isAppError(error)) await recordRefusal(context, providerId, claims, error.reason ?? error.code);
    throw error;
  }
}

/** The person behind the claims, linked to the provider's subject. */
async function identify(context: Context, tx: Transaction, provider: ProviderFacts, claims: ProviderClaims): Promise<PersonRow> {
  const known = await tx.prisma.externalIdentity.findUnique({
    where: { providerId_subject: { providerId: provider.id, subject: claims.subject } },
    select: { id: true, userId: true },
  });
  const person = known ? await personWhere(tx, provider, "u.id = $1::uuid", known.userId) : await personByAddress(context, tx, provider, claims);
  if (person?.status !== "active") throw refuse("provider_unknown");
  if (provider.tenantId !== null) requireOwnPerson(provider, person);
  const now = context.clock.now();
  if (known) {
    await tx.prisma.externalIdentity.updateMany({ where: { id: known.id }, data: { lastUsedAt: now, email: claims.email } });
  } else {
    const id = newId();
    const link = { providerId: provider.id, subject: claims.subject, userId: person.id, email: claims.email };
    await tx.prisma.externalIdentity.create({ data: { id, ...link, createdAt: now, lastUsedAt: now } });
    const after = { providerId: provider.id, provider: provider.name, subject: claims.subject };
    await recordAudit(context, tx, {
      action: "identity.link",
      tenantId: provider.tenantId,
      subjectType: "user",
      subjectId: person.id,
      shownToBe: person,
      after,
    });
  }
  if (provider.tenantId !== null && person.membership === null) {
    await joinByProvider(context, tx, provider, person.id).catch((error: unknown) => {
      throw isAppError(error) && error.code === "conflict" ? refuse("provider_no_place") : error;
    });
  }
  return person;
}

/** A tenant's provider speaks for the tenant's own people: of its domains, in its tenant, and never for the operator's staff. */
function requireOwnPerson(provider: ProviderFacts, person: PersonRow): void {
  if (person.is_staff) throw refuse("provider_staff");
  if (!provider.provedDomains.includes(domainOf(person.email))) throw refuse("provider_foreign");
  if (person.membership !== "active" && !(person.membership === null && provider.mayJoin)) throw refuse("provider_not_member");
}

async function personByAddress(context: Context, tx: Transaction, provider: ProviderFacts, claims: ProviderClaims): Promise<PersonRow> {
  const { email } = claims;
  if (email === null) throw refuse("provider_unclear");
  requireSay(provider, email, claims.isEmailVerified);
  const person = await personWhere(tx, provider, "u.email = $1", email);
  if (!person) {
    if (provider.tenantId === null || !provider.mayJoin) throw refuse("provider_unknown");
    return makePerson(context, tx, email, claims.name);
  }
  // Whoever made an account with somebody else's address and never confirmed it must not get that person in it.
  if (!person.is_confirmed) throw refuse("provider_unconfirmed");
  // An address that was given to another employee does not bring the account of the one before.
  const others = await tx.prisma.externalIdentity.count({ where: { providerId: provider.id, userId: person.id } });
  if (others > 0) throw refuse("provider_other_identity");
  return person;
}

/** Whether the provider may say whose an address is. */
function requireSay(provider: ProviderFacts, email: string, isVerified: boolean | null): void {
  if (provider.tenantId !== null) {
    if (!provider.provedDomains.includes(domainOf(email))) throw refuse("provider_foreign");
    if (isVerified === false) throw refuse("provider_unverified");
    return;
  }
  if (provider.emailDomains.length > 0 && !provider.emailDomains.includes(domainOf(email))) throw refuse("provider_foreign");
  if (isVerified !== true) throw refuse("provider_unverified");
}

async function personWhere(tx: Transaction, provider: ProviderFacts, condition: string, value: string): Promise<PersonRow | undefined> {
  const [person] = await tx.query<PersonRow>({ text: `${PERSON} WHERE ${condition} FOR UPDATE OF u`, values: [value, provider.tenantId] });
  return person;
}

async function makePerson(context: Context, tx: Transaction, email: string, name: string | null): Promise<PersonRow> {
  const id = newId();
  const now = context.clock.now();
  await tx.prisma.user.create({ data: { id, email, name: name ?? email.slice(0, email.indexOf("@")), emailVerifiedAt: now, createdAt: now } });
  return { id, email, status: "active", is_confirmed: true, is_staff: false, membership: null, guards_more: false };
}

async function recordRefusal(context: Context, providerId: string, claims: ProviderClaims, reason: string): Promise<void> {
  await context.db.transaction({ kind: "system", purpose: "sign-in by provider refused" }, (tx) =>
    recordAudit(context, tx, {
      action: "sign_in.refused",
      tenantId: null,
      subjectType: claims.email === null ? "identity_provider" : "email",
      subjectId: claims.email ?? providerId,
      after: { providerId, subject: claims.subject, reason },
    }),
  );
}
