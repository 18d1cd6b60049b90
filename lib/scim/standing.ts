import { requirePermission, requireTenant, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { hasAnotherAdmin } from "#lib/identity";
import type { Transaction } from "#lib/platform/database";
import { conflict, forbidden } from "#lib/platform/errors";
import { publishControl } from "#lib/platform/realtime";

/** What somebody has whom no group gives a role: they see, and change nothing. */
const LEAST = { role: "viewer", custom_role_id: null };

interface Standing {
  role: string;
  custom_role_id: string | null;
  status: string;
}

/** @throws `forbidden` for everybody who may not provision people */
export function requireProvisioning(context: TenantContext): void {
  requirePermission(requireTenant(context), "user.provision");
}

/** One change at a time for each tenant: what two of them would do to the last admin, or to a name, is then seen. */
export async function inTurn<T>(context: TenantContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return context.db.transaction({ kind: "system", purpose: "directory" }, async (tx) => {
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('places:' || $1, 0))::text", values: [context.tenant.id] });
    await tx.query({
      text: "SELECT user_id FROM membership WHERE tenant_id = $1::uuid AND role = 'tenant_admin' ORDER BY user_id FOR UPDATE",
      values: [context.tenant.id],
    });
    return work(tx);
  });
}

/** Suspends a membership or restores it, on the person's next request and their open pages at once. @throws `conflict` for the last admin */
export async function setMembershipActive(context: TenantContext, tx: Transaction, userId: string, isActive: boolean): Promise<void> {
  const before = await standingOf(context, tx, userId);
  const status = isActive ? "active" : "suspended";
  if (!before || before.status === status) return;
  if (!isActive) await requireAnotherAdmin(context, tx, userId, before);
  await tx.prisma.membership.updateMany({ where: { tenantId: context.tenant.id, userId }, data: { status } });
  await settle(context, tx, userId, isActive ? "member.reactivate" : "member.suspend", { before: { status: before.status }, after: { status } });
}

/** Takes somebody out of the tenant. @throws `conflict` for the last admin */
export async function endMembership(context: TenantContext, tx: Transaction, userId: string): Promise<void> {
  const before = await standingOf(context, tx, userId);
  if (!before) return;
  await requireAnotherAdmin(context, tx, userId, before);
  await tx.prisma.membership.deleteMany({ where: { tenantId: context.tenant.id, userId } });
  await settle(context, tx, userId, "member.remove", { before: { role: before.role, status: before.status } });
}

/**
 * Gives people the highest role of their mapped groups, and the least where none is left. Call it only for those whom a mapped
 * group concerns: a role that was given by hand stays for everybody else.
 * @throws `conflict` for the last admin
 */
export async function settleRoles(context: TenantContext, tx: Transaction, scimUserIds: readonly string[]): Promise<void> {
  if (scimUserIds.length === 0) return;
  const wanted = await tx.query<{ user_id: string; role: string | null; custom_role_id: string | null }>({
    text: `SELECT s.user_id, best.role, best.custom_role_id FROM scim_user s
           LEFT JOIN LATERAL (
             SELECT g.role, g.custom_role_id FROM scim_group_member m
             JOIN scim_group g ON g.tenant_id = m.tenant_id AND g.id = m.group_id AND g.role IS NOT NULL
             WHERE m.tenant_id = s.tenant_id AND m.scim_user_id = s.id
             ORDER BY array_position(ARRAY['tenant_admin', 'manager', 'custom', 'member', 'viewer'], g.role), lower(g.display_name) LIMIT 1
           ) best ON true
           WHERE s.tenant_id = $1::uuid AND s.id = ANY($2::uuid[])
           ORDER BY (best.role = 'tenant_admin') DESC NULLS LAST, s.id`,
    values: [context.tenant.id, scimUserIds],
  });
  for (const { user_id, role, custom_role_id } of wanted) await setRole(context, tx, user_id, role ? { role, custom_role_id } : LEAST);
}

async function setRole(context: TenantContext, tx: Transaction, userId: string, wanted: Pick<Standing, "role" | "custom_role_id">): Promise<void> {
  const before = await standingOf(context, tx, userId);
  if (!before || (before.role === wanted.role && before.custom_role_id === wanted.custom_role_id)) return;
  if (wanted.role !== "tenant_admin") await requireAnotherAdmin(context, tx, userId, before);
  const { role, custom_role_id: customRoleId } = wanted;
  await tx.prisma.membership.updateMany({ where: { tenantId: context.tenant.id, userId }, data: { role, customRoleId } });
  await settle(context, tx, userId, "member.change_role", { before: { role: before.role }, after: { role, customRoleId } });
}

async function standingOf({ tenant }: TenantContext, tx: Transaction, userId: string): Promise<Standing | undefined> {
  const [row] = await tx.query<Standing & { platform_role: string | null }>({
    text: `SELECT m.role, m.custom_role_id, m.status, u.platform_role FROM membership m JOIN "user" u ON u.id = m.user_id
           WHERE m.tenant_id = $1::uuid AND m.user_id = $2::uuid FOR UPDATE OF m`,
    values: [tenant.id, userId],
  });
  if (row?.platform_role) throw forbidden("This person cannot be provisioned.");
  return row;
}

async function requireAnotherAdmin({ tenant }: TenantContext, tx: Transaction, userId: string, { role, status }: Standing): Promise<void> {
  if (role !== "tenant_admin" || status !== "active" || (await hasAnotherAdmin(tx, tenant.id, userId))) return;
  throw conflict("This is the portal’s last admin. Make somebody else an admin first.");
}

async function settle(context: TenantContext, tx: Transaction, userId: string, action: string, change: { before?: object; after?: object }) {
  await recordAudit(context, tx, { action, tenantId: context.tenant.id, subjectType: "user", subjectId: userId, ...change });
  await publishControl(tx, { kind: "user.revoked", id: userId });
}
