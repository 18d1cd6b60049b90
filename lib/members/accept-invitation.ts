import { type Context, grantsInStatus, ROLE_NAMES, requireOwnAccount, type TenantRole, type TenantStatus } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { admitPerson, hashPassword, LINK_REFUSALS, requireGoodPassword, type SignedIn } from "#lib/identity";
import { newId, sha256 } from "#lib/platform/crypto";
import { isUniqueViolation, type Queryable, type Transaction } from "#lib/platform/database";
import { AppError, conflict, forbidden } from "#lib/platform/errors";
import { publishControl } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import type { JoinInput } from "./members-schema.ts";

interface InvitationRow {
  id: string;
  tenant_id: string;
  tenant_name: string;
  tenant_status: TenantStatus;
  email: string;
  role: string;
  custom_role_id: string | null;
  custom_role_name: string | null;
  status: "pending" | "accepted" | "revoked";
  expires_at: Date;
  inviter: string | null;
  has_account: boolean;
}

const FIND = `
  SELECT i.id, i.tenant_id, t.name AS tenant_name, t.status AS tenant_status, i.email, i.role, i.custom_role_id, r.name AS custom_role_name,
         i.status, i.expires_at, u.name AS inviter, EXISTS (SELECT 1 FROM "user" known WHERE known.email = i.email) AS has_account
  FROM invitation i
  JOIN tenant t ON t.id = i.tenant_id
  LEFT JOIN custom_role r ON r.tenant_id = i.tenant_id AND r.id = i.custom_role_id
  LEFT JOIN "user" u ON u.id = i.invited_by_id
  WHERE i.token_hash = $1`;

/** What somebody is told who opens an invitation's link. */
export type InvitationView =
  | { state: "good"; tenantName: string; roleName: string; email: string; inviter: string | null; hasAccount: boolean }
  | { state: "refused"; reason: string };

/** Looks at an invitation and leaves it as it is. Whoever has the link has the mailbox, so that it may say who is meant. */
export async function describeInvitation(context: Context, token: string): Promise<InvitationView> {
  const [row] = await context.db.system<InvitationRow>({ name: "find-invitation", text: FIND, values: [sha256(token)] });
  const refusal = refusalOf(row, context.clock.now());
  if (!row || refusal) return { state: "refused", reason: refusal ?? LINK_REFUSALS.unknown };
  const roleName = row.role === "custom" ? (row.custom_role_name ?? "Custom role") : ROLE_NAMES[row.role as TenantRole];
  return { state: "good", tenantName: row.tenant_name, roleName, email: row.email, inviter: row.inviter, hasAccount: row.has_account };
}

/**
 * Accepts an invitation as the person who is signed in, and goes to that tenant.
 * @throws `invalid` for a link that does not count, `forbidden` for another person than was invited, `conflict` for members
 */
export async function acceptInvitation(context: Context, token: string): Promise<{ tenantId: string }> {
  const { actor } = requireOwnAccount(context);
  return context.db.transaction({ kind: "system", purpose: "invitation" }, async (tx) => {
    const found = await claim(context, tx, token);
    if (found.email !== actor.email) throw forbidden(`This invitation is for ${found.email}, and you are signed in as ${actor.email}.`);
    await join(context, tx, found, actor.userId);
    await tx.prisma.authSession.updateMany({ where: { id: actor.sessionId }, data: { activeTenantId: found.tenant_id } });
    await publishControl(tx, { kind: "session.revoked", id: actor.sessionId });
    return { tenantId: found.tenant_id };
  });
}

/**
 * Accepts an invitation as somebody who has no account yet: makes it, with the address as confirmed, and signs in.
 * @throws `invalid` for a link that does not count or a password that can be guessed, `conflict` when the address has an
 *   account by now
 */
export async function joinByInvitation(context: Context, { token, name, password }: JoinInput, runtime: Runtime): Promise<SignedIn> {
  const view = await describeInvitation(context, token);
  if (view.state === "refused") throw new AppError("invalid", view.reason);
  await requireGoodPassword(password, [name, view.email, view.tenantName, "bizosaas"]);
  const passwordHash = await hashPassword(password);
  try {
    return await context.db.transaction({ kind: "system", purpose: "invitation" }, async (tx) => {
      const found = await claim(context, tx, token);
      const now = context.clock.now();
      const userId = newId();
      await tx.prisma.user.create({
        data: { id: userId, email: found.email, name, passwordHash, passwordChangedAt: now, emailVerifiedAt: now, createdAt: now },
      });
      await join(context, tx, found, userId);
      const admitted = await admitPerson(context, tx, runtime, { userId, method: "password", isRemembered: false });
      if (!admitted) throw new Error("A person who was just created was not admitted");
      return admitted;
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("This address has an account by now. Sign in with it, then open the invitation again.");
    throw error;
  }
}

/** The invitation, locked until the transaction ends: of two acceptances at once, one counts. */
async function claim(context: Context, tx: Queryable, token: string): Promise<InvitationRow> {
  const [row] = await tx.query<InvitationRow>({ text: `${FIND} FOR UPDATE OF i`, values: [sha256(token)] });
  const refusal = refusalOf(row, context.clock.now());
  if (!row || refusal) throw new AppError("invalid", refusal ?? LINK_REFUSALS.unknown);
  return row;
}

function refusalOf(row: InvitationRow | undefined, now: Date): string | null {
  if (!row) return LINK_REFUSALS.unknown;
  if (row.status === "accepted") return "This invitation was accepted already. Sign in to go to the portal.";
  if (row.status === "revoked") return `${row.tenant_name} has taken this invitation back.`;
  if (row.expires_at <= now) return `This invitation has expired. Ask ${row.inviter ?? row.tenant_name} to send it again.`;
  if (grantsInStatus(row.tenant_status, "member", new Map()) === null)
    return `The portal of ${row.tenant_name} is closed at the moment. Open this link again when it is open.`;
  return null;
}

async function join(context: Context, tx: Transaction, found: InvitationRow, userId: string): Promise<void> {
  const now = context.clock.now();
  const { tenant_id: tenantId, role, custom_role_id: customRoleId } = found;
  if ((await tx.prisma.membership.count({ where: { tenantId, userId } })) > 0)
    throw conflict(`You are a member of ${found.tenant_name} already, and your place there is as its admins left it.`);
  await tx.prisma.membership.create({ data: { tenantId, userId, role, customRoleId, createdAt: now } });
  await tx.prisma.invitation.updateMany({ where: { id: found.id }, data: { status: "accepted", acceptedAt: now, acceptedById: userId } });
  const after = { email: found.email, role: found.custom_role_name ?? role, invitationId: found.id };
  await recordAudit(context, tx, {
    action: "member.join",
    tenantId,
    subjectType: "user",
    subjectId: userId,
    shownToBe: { id: userId, email: found.email },
    after,
  });
  await emit(context, tx, "member.joined", { tenantId, userId });
}
