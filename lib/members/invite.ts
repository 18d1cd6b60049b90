import { inTenant, once, requirePermission, requireTenant, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { linkTo } from "#lib/identity";
import { newId, randomToken, sha256 } from "#lib/platform/crypto";
import { isUniqueViolation, type Transaction } from "#lib/platform/database";
import { conflict, invalid, notFound } from "#lib/platform/errors";
import { composeMail, enqueueMail } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { findInvitation } from "./list-invitations.ts";
import type { Invitation, InviteInput, RoleChoice } from "./members-schema.ts";
import { type ChosenRole, requireMayGive, resolveRole } from "./role-choice.ts";

const INVITATION_LIFE_DAYS = 7;
const DAY_MS = 86_400_000;
/** What a tenant can mail to strangers. */
const MAIL_LIMIT = { name: "invitations", limit: 200, windowSeconds: 86_400 };
const RESEND_LIMIT = { name: "invitation-again", limit: 1, windowSeconds: 300 };

/**
 * Invites people by mail; each becomes a member when they accept. All of them or none.
 * @throws `forbidden` without `user.create` or for a role beyond one's own; `invalid` naming the addresses that belong to
 *   members or were invited already; `conflict` when the plan has no place left; `limit_exceeded`
 */
export async function invite(context: TenantContext, input: InviteInput, runtime: Runtime): Promise<Invitation[]> {
  requirePermission(requireTenant(context), "user.create");
  const emails = [...new Set(input.emails)];
  for (const _ of emails) await runtime.limiter.consume(MAIL_LIMIT, context.tenant.id);
  try {
    return await inTenant(context, (tx) => once(context, tx, () => inviteAll(context, tx, runtime, emails, input.role)));
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("One of these people was invited at the same moment. Look at the list, and try again.");
    throw error;
  }
}

async function inviteAll(context: TenantContext, tx: Transaction, runtime: Runtime, emails: string[], choice: RoleChoice): Promise<Invitation[]> {
  const role = await resolveRole(context, tx, choice);
  requireMayGive(context, role);
  await requireUnknown(context, tx, emails);
  await requirePlaces(context, tx, emails.length);
  const invitations: Invitation[] = [];
  for (const email of emails) invitations.push(await findInvitation(context, tx, await inviteOne(context, tx, runtime, email, role)));
  return invitations;
}

async function inviteOne(context: TenantContext, tx: Transaction, runtime: Runtime, email: string, role: ChosenRole): Promise<string> {
  const { tenant, actor } = context;
  const id = newId();
  const token = randomToken();
  const now = context.clock.now();
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
        expiresAt: expiryFrom(now),
      },
    ],
  });
  const subject = { tenantId: tenant.id, subjectType: "invitation", subjectId: id };
  await recordAudit(context, tx, { action: "member.invite", ...subject, after: { email, role: roleName } });
  await enqueueMail(runtime, tx, { tenantId: tenant.id, to: email, ...invitationMail(context, linkTo(runtime, "/invite", token), roleName) });
  return id;
}

/**
 * Mails an invitation once more, with a new link; the one before no longer counts.
 * @throws `not_found`, `conflict` for one that was accepted or revoked, `limit_exceeded` within five minutes, `forbidden`
 */
export async function resendInvitation(context: TenantContext, id: string, runtime: Runtime): Promise<Invitation> {
  requirePermission(requireTenant(context), "user.create");
  return inTenant(context, async (tx) => {
    await findInvitation(context, tx, id);
    await runtime.limiter.consume(RESEND_LIMIT, id);
    await runtime.limiter.consume(MAIL_LIMIT, context.tenant.id);
    const token = randomToken();
    const now = context.clock.now();
    const where = { id, tenantId: context.tenant.id, status: "pending" };
    const { count } = await tx.prisma.invitation.updateMany({ where, data: { tokenHash: sha256(token), sentAt: now, expiresAt: expiryFrom(now) } });
    const after = await findInvitation(context, tx, id);
    if (count === 0) throw conflict(`This invitation was ${after.state}.`);
    const subject = { tenantId: context.tenant.id, subjectType: "invitation", subjectId: id };
    await recordAudit(context, tx, { action: "member.invite_again", ...subject, after: { email: after.email, role: after.roleName } });
    const mail = invitationMail(context, linkTo(runtime, "/invite", token), after.roleName);
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

const expiryFrom = (now: Date) => new Date(now.getTime() + INVITATION_LIFE_DAYS * DAY_MS);

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

/** Members and open invitations together fill the places of the plan. */
async function requirePlaces(context: TenantContext, tx: Transaction, wanted: number): Promise<void> {
  const { id } = context.tenant;
  // Two invitations at once must not both take the last place.
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('places:' || $1, 0))::text", values: [id] });
  const [places] = await tx.query<{ max_users: number | null; taken: number; plan: string }>({
    text: `SELECT p.max_users, p.name AS plan, ((SELECT count(*) FROM membership m WHERE m.tenant_id = t.id)
             + (SELECT count(*) FROM invitation i WHERE i.tenant_id = t.id AND i.status = 'pending' AND i.expires_at > $2))::int AS taken
           FROM tenant t JOIN plan p ON p.key = t.plan_key WHERE t.id = $1::uuid`,
    values: [id, context.clock.now()],
  });
  if (!places) throw notFound("This portal");
  if (places.max_users === null || places.taken + wanted <= places.max_users) return;
  const free = Math.max(0, places.max_users - places.taken);
  throw conflict(
    `The plan ${places.plan} has places for ${places.max_users} people, and ${free === 0 ? "none is" : `${free} ${free === 1 ? "is" : "are"}`} free. Change the plan, or remove people or open invitations first.`,
  );
}

function invitationMail({ tenant, actor }: TenantContext, url: string, roleName: string) {
  const by = actor.kind === "user" ? `${actor.name} (${actor.email})` : tenant.name;
  return composeMail({
    title: `You are invited to ${tenant.name}`,
    paragraphs: [`${by} invites you to the portal of ${tenant.name}, with the role “${roleName}”.`],
    action: { label: "See the invitation", url },
    note: `The link counts for ${INVITATION_LIFE_DAYS} days. If you do not know who this is, there is nothing to do.`,
  });
}
