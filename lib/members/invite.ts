import {
  inTenant,
  once,
  ROLE_NAMES,
  readInTenant,
  requirePermission,
  requireTenant,
  type StaffContext,
  type TenantContext,
  type TenantRef,
} from "#lib/access";
import { recordAudit } from "#lib/audit";
import { languageOfAddress, linkTo, requirePlaces } from "#lib/identity";
import { newId, randomToken, sha256 } from "#lib/platform/crypto";
import { isUniqueViolation, type Transaction } from "#lib/platform/database";
import { conflict, invalid } from "#lib/platform/errors";
import { composeMail, enqueueMail, type MailWords, mailLanguage } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { installationSettings } from "#lib/settings";
import { requireMayMakeAdmins } from "./change-member.ts";
import { findInvitation } from "./list-invitations.ts";
import type { Invitation, InviteInput, RoleChoice } from "./members-schema.ts";
import { type ChosenRole, requireMayGive, resolveRole } from "./role-choice.ts";

const DAY_MS = 86_400_000;
/** What a tenant can mail to strangers. */
const MAIL_LIMIT = { name: "invitations", limit: 200, windowSeconds: 86_400 };
const RESEND_LIMIT = { name: "invitation-again", limit: 1, windowSeconds: 300 };

/**
 * Invites people by mail; each becomes a member when they accept. All of them or none.
 * @throws `forbidden` without `user.create`, for a role beyond one's own, or for an admin without a recent sign-in of one's own; `invalid` naming the addresses that belong to
 *   members or were invited already; `conflict` when the plan has no place left; `limit_exceeded`
 */
export async function invite(context: TenantContext, input: InviteInput, runtime: Runtime): Promise<Invitation[]> {
  requirePermission(requireTenant(context), "user.create");
  if (input.role === "tenant_admin") requireMayMakeAdmins(context);
  const emails = [...new Set(input.emails)];
  for (const _ of emails) await runtime.limiter.consume(MAIL_LIMIT, context.tenant.id);
  const languages = await languagesOf(context, emails);
  try {
    return await inTenant(context, (tx) => once(context, tx, () => inviteAll(context, tx, runtime, languages, input.role)));
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("One of these people was invited at the same moment. Look at the list, and try again.");
    throw error;
  }
}

/** The language to write to each in: within a tenant nobody's choice can be read, least of all a stranger's. */
async function languagesOf({ db, tenant }: TenantContext, emails: string[]): Promise<Map<string, string>> {
  const known = await db.system<{ email: string; locale: string | null }>({
    text: `SELECT email, locale FROM "user" WHERE email = ANY($1) LIMIT 1000`,
    values: [emails],
  });
  const chosen = new Map(known.map(({ email, locale }) => [email, locale]));
  return new Map(emails.map((email) => [email, mailLanguage({ chosen: chosen.get(email) ?? null, tenant: tenant.locale })]));
}

async function inviteAll(
  context: TenantContext,
  tx: Transaction,
  runtime: Runtime,
  languages: Map<string, string>,
  choice: RoleChoice,
): Promise<Invitation[]> {
  const emails = [...languages.keys()];
  const role = await resolveRole(context, tx, choice);
  requireMayGive(context, role);
  await requireUnknown(context, tx, emails);
  await requirePlaces(tx, context.tenant.id, emails.length, context.clock.now());
  const invitations: Invitation[] = [];
  for (const invitee of languages) invitations.push(await findInvitation(context, tx, await inviteOne(context, tx, runtime, invitee, role)));
  return invitations;
}

/**
 * Invites the first administrator of a tenant that is being opened, in the same transaction across tenants. Whether the caller may open
 * it is checked before; nobody is in there yet whom it could be done to. @returns the invitation's id
 */
export async function inviteFirstAdministrator(
  context: StaffContext,
  tx: Transaction,
  runtime: Runtime,
  tenant: TenantRef,
  email: string,
): Promise<string> {
  const language = await languageOfAddress(tx, email, tenant.locale);
  return inviteOne({ ...context, tenant }, tx, runtime, [email, language], {
    role: "tenant_admin",
    customRoleId: null,
    name: ROLE_NAMES.tenant_admin,
  });
}

async function inviteOne(
  context: TenantContext,
  tx: Transaction,
  runtime: Runtime,
  [email, language]: [email: string, language: string],
  role: Omit<ChosenRole, "grants">,
): Promise<string> {
  const { tenant, actor } = context;
  const id = newId();
  const token = randomToken();
  const now = context.clock.now();
  const days = await invitationDays(runtime);
  const { name: roleName, role: key, customRoleId } = role;
  await tx.prisma.invitation.createMany({
    data: [
      {
        id,
        tenantId: tenant.id,
        email,
        role: key,
        customRoleId,
        tokenHash: sha256(token),
        invitedById: actor.kind === "user" ? actor.userId : null,
        createdAt: now,
        sentAt: now,
        expiresAt: expiryFrom(now, days),
      },
    ],
  });
  const subject = { tenantId: tenant.id, subjectType: "invitation", subjectId: id };
  await recordAudit(context, tx, { action: "member.invite", ...subject, after: { email, role: roleName } });
  const mail = composeMail(language, invitationMail(context, linkTo(runtime, "/invite", token), roleName, days));
  await enqueueMail(runtime, tx, { tenantId: tenant.id, to: email, ...mail });
  return id;
}

/**
 * Mails an invitation once more, with a new link; the one before no longer counts.
 * @throws `not_found`, `conflict` for one that was accepted or revoked, or when the plan has no place left, `limit_exceeded`
 *   within five minutes, `forbidden`
 */
export async function resendInvitation(context: TenantContext, id: string, runtime: Runtime): Promise<Invitation> {
  requirePermission(requireTenant(context), "user.create");
  const { email } = await readInTenant(context, (tx) => findInvitation(context, tx, id));
  const languages = await languagesOf(context, [email]);
  return inTenant(context, async (tx) => {
    const now = context.clock.now();
    const before = await findInvitation(context, tx, id);
    // One that has expired gave its place back.
    if (before.state === "expired") await requirePlaces(tx, context.tenant.id, 1, now);
    await runtime.limiter.consume(RESEND_LIMIT, id);
    await runtime.limiter.consume(MAIL_LIMIT, context.tenant.id);
    const token = randomToken();
    const days = await invitationDays(runtime);
    const where = { id, tenantId: context.tenant.id, status: "pending" };
    const { count } = await tx.prisma.invitation.updateMany({
      where,
      data: { tokenHash: sha256(token), sentAt: now, expiresAt: expiryFrom(now, days) },
    });
    const after = await findInvitation(context, tx, id);
    if (count === 0) throw conflict(`This invitation was ${after.state}.`);
    const subject = { tenantId: context.tenant.id, subjectType: "invitation", subjectId: id };
    await recordAudit(context, tx, { action: "member.invite_again", ...subject, after: { email: after.email, role: after.roleName } });
    const words = invitationMail(context, linkTo(runtime, "/invite", token), after.roleName, days);
    const mail = composeMail(languages.get(after.email) ?? context.tenant.locale, words);
    await enqueueMail(runtime, tx, { tenantId: context.tenant.id, to: after.email, ...mail });
    return after;
  });
}

/** Takes an invitation back: its link no longer counts. @throws `not_found`, `conflict` as above, `forbidden` */
export async function revokeInvitation(context: TenantContext, id: string): Promise<Invitation> {
  requirePermission(requireTenant(context), "user.create");
  return inTenant(context, async (tx) => {
    const where = { id, tenantId: context.tenant.id, status: "pending" };
    const { count } = await tx.prisma.invitation.updateMany({ where, data: { status: "revoked" } });
    const after = await findInvitation(context, tx, id);
    if (count === 0) throw conflict(`This invitation was ${after.state} already.`);
    const subject = { tenantId: context.tenant.id, subjectType: "invitation", subjectId: id };
    await recordAudit(context, tx, { action: "member.revoke_invitation", ...subject, before: { email: after.email, role: after.roleName } });
    return after;
  });
}

const expiryFrom = (now: Date, days: number) => new Date(now.getTime() + days * DAY_MS);

const invitationDays = async (runtime: Runtime) => (await installationSettings(runtime)).limits.invitationDays;

async function requireUnknown(context: TenantContext, tx: Transaction, emails: string[]): Promise<void> {
  const known = await tx.query<{ email: string; is_member: boolean }>({
    text: `SELECT u.email, true AS is_member FROM "user" u JOIN membership m ON m.user_id = u.id AND m.tenant_id = $1::uuid WHERE u.email = ANY($2)
           UNION ALL SELECT i.email, false FROM invitation i WHERE i.tenant_id = $1::uuid AND i.status = 'pending' AND i.email = ANY($2)`,
    values: [context.tenant.id, emails],
  });
  if (known.length === 0) return;
  const issues = known.map(({ email, is_member }) => ({
    path: "emails",
    message: is_member ? `${email} is a member already.` : `${email} was invited already: send the invitation again from the list.`,
  }));
  throw invalid("Nobody was invited. Take these addresses out first.", issues);
}

function invitationMail({ tenant, actor }: TenantContext, url: string, roleName: string, days: number): MailWords {
  const by = actor.kind === "user" ? `${actor.name} (${actor.email})` : tenant.name;
  return {
    title: `You are invited to ${tenant.name}`,
    paragraphs: [`${by} invites you to the portal of ${tenant.name}, with the role “${roleName}”.`],
    action: { label: "See the invitation", url },
    note:
      days === 1
        ? "The link counts for one day. If you do not know who this is, there is nothing to do."
        : `The link counts for ${days} days. If you do not know who this is, there is nothing to do.`,
  };
}
