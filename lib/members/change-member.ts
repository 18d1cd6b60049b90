import {
  inTenant,
  offerUndo,
  requireOwnAccount,
  requirePermission,
  requireRecentSignIn,
  requireTenant,
  requireUser,
  type TenantContext,
} from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { hasAnotherAdmin } from "#lib/identity";
import type { Transaction } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import { publishControl } from "#lib/platform/realtime";
import { findMember } from "./list-members.ts";
import type { Member, RoleChoice } from "./members-schema.ts";
import { requireMayGive, resolveRole } from "./role-choice.ts";

/**
 * Gives a member another role. It counts from their next request on, and their sockets are opened anew.
 * @throws `not_found`; `forbidden` without `user.update`, for a role beyond one's own, or when an admin was not confirmed
 *   lately; `conflict` for oneself, for the last admin, and when the role is not `from` any more
 */
export async function changeMemberRole(context: TenantContext, userId: string, choice: RoleChoice, from?: RoleChoice): Promise<Member> {
  requirePermission(requireTenant(context), "user.update");
  if (choice === "tenant_admin") requireMayMakeAdmins(context);
  return change(context, userId, "member.change_role", async (tx, before) => {
    if (from !== undefined && from !== before.role) throw conflict(`${before.name} has another role by now. Nothing was changed.`);
    requireMayGive(context, await resolveRole(context, tx, before.role));
    const wanted = await resolveRole(context, tx, choice);
    requireMayGive(context, wanted);
    if (before.role === "tenant_admin" && choice !== "tenant_admin") await requireAnotherAdmin(context, tx, before);
    const { role, customRoleId } = wanted;
    await tx.prisma.membership.updateMany({ where: { tenantId: context.tenant.id, userId }, data: { role, customRoleId } });
    offerUndo(context, { method: "PATCH", path: `/api/v1/members/${userId}`, body: { role: before.role, from: choice } });
  });
}

/**
 * Locks a member out of this tenant, on the next request and on open pages at once; they stay a member.
 * @throws as `changeMemberRole`; `conflict` when they are suspended already
 */
export async function suspendMember(context: TenantContext, userId: string): Promise<Member> {
  requirePermission(requireTenant(context), "user.update");
  return change(context, userId, "member.suspend", async (tx, before) => {
    if (before.status === "suspended") throw conflict(`${before.name} is suspended already.`);
    requireMayGive(context, await resolveRole(context, tx, before.role));
    if (before.role === "tenant_admin") await requireAnotherAdmin(context, tx, before);
    await tx.prisma.membership.updateMany({ where: { tenantId: context.tenant.id, userId }, data: { status: "suspended" } });
    offerUndo(context, { method: "POST", path: `/api/v1/members/${userId}/reactivate`, body: {} });
  });
}

/** Lets a suspended member in again. @throws as `suspendMember` */
export async function reactivateMember(context: TenantContext, userId: string): Promise<Member> {
  requirePermission(requireTenant(context), "user.update");
  return change(context, userId, "member.reactivate", async (tx, before) => {
    if (before.status === "active") throw conflict(`${before.name} is not suspended.`);
    requireMayGive(context, await resolveRole(context, tx, before.role));
    await tx.prisma.membership.updateMany({ where: { tenantId: context.tenant.id, userId }, data: { status: "active" } });
    offerUndo(context, { method: "POST", path: `/api/v1/members/${userId}/suspend`, body: {} });
  });
}

/**
 * Takes a member out of the tenant. What they did there stays; their account and their other tenants are untouched.
 * @throws `not_found`; `forbidden` without `user.delete`, for a role beyond one's own, or when one was not confirmed lately;
 *   `conflict` for oneself and for the last admin
 */
export async function removeMember(context: TenantContext, userId: string): Promise<void> {
  requirePermission(requireTenant(context), "user.delete");
  requireRecent(context);
  await change(context, userId, "member.remove", async (tx, before) => {
    requireMayGive(context, await resolveRole(context, tx, before.role));
    if (before.role === "tenant_admin") await requireAnotherAdmin(context, tx, before);
    await tx.prisma.membership.deleteMany({ where: { tenantId: context.tenant.id, userId } });
  });
}

/** One change of one membership: alone in its turn, on record, and told to the person's open pages. */
async function change(
  context: TenantContext,
  userId: string,
  action: string,
  work: (tx: Transaction, before: Member) => Promise<void>,
): Promise<Member> {
  const { tenant, actor } = context;
  if (actor.kind === "user" && actor.userId === userId) throw conflict("You cannot do this to yourself. Ask another admin.");
  return inTenant(context, async (tx) => {
    // Everybody who could be the last admin, in one order: of two demotions at once the second sees the first.
    await tx.query({
      text: `SELECT user_id FROM membership WHERE tenant_id = $1::uuid AND (role = 'tenant_admin' OR user_id = $2::uuid)
             ORDER BY user_id FOR UPDATE`,
      values: [tenant.id, userId],
    });
    const before = await findMember(tx, tenant.id, userId);
    await work(tx, before);
    const isRemoved = action === "member.remove";
    const after = isRemoved ? before : await findMember(tx, tenant.id, userId);
    const change = { before: standing(before), ...(isRemoved ? {} : { after: standing(after) }) };
    await recordAudit(context, tx, { action, tenantId: tenant.id, subjectType: "user", subjectId: userId, ...change });
    if (after.role !== before.role) await emit(context, tx, "member.role_changed", { tenantId: tenant.id, userId, roleName: after.roleName });
    await publishControl(tx, { kind: "user.revoked", id: userId });
    return after;
  });
}

const standing = ({ role, roleName, status }: Member) => ({ role, roleName, status });

async function requireAnotherAdmin(context: TenantContext, tx: Transaction, { userId, name, status }: Member): Promise<void> {
  if (status === "suspended" || (await hasAnotherAdmin(tx, context.tenant.id, userId))) return;
  throw conflict(`${name} is the last admin. Make somebody else an admin first.`);
}

/** A machine has no sign-in that could be old: its key was made for this. */
function requireRecent(context: TenantContext): void {
  if (context.actor.kind === "user") requireRecentSignIn(requireUser(context));
}

/** An admin stays when support that acted as one is gone: they are made by an admin in person, who was confirmed lately. */
export function requireMayMakeAdmins(context: TenantContext): void {
  if (context.actor.kind === "user") requireRecentSignIn(requireOwnAccount(context));
}
