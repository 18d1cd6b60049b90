import {
  type Grants,
  grantsOfCustomRole,
  inTenant,
  offerUndo,
  once,
  PERMISSIONS,
  readInTenant,
  requirePermission,
  requireTenant,
  type TenantContext,
} from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import { isForeignKeyViolation, isUniqueViolation, type Queryable, type Transaction } from "#lib/platform/database";
import { changedMeanwhile, conflict, differingFields, invalid, notFound } from "#lib/platform/errors";
import { publishControl } from "#lib/platform/realtime";
import { compareGrants } from "./compare-grants.ts";
import { requireMayGive } from "./role-choice.ts";
import { type ChangeRoleInput, type CustomRole, type RoleChange, type RoleGrants, type RoleInput, roleAsShown } from "./roles-schema.ts";

/** A tenant that needs more roles than this needs fewer. */
const MOST_ROLES = 50;
const MEMBERS_NAMED = 20;
const MEANWHILE = "Somebody changed this role meanwhile. Open it again: it shows what they did.";

interface RoleRow {
  id: string;
  name: string;
  description: string;
  grants: unknown;
  version: number;
  member_count: number;
  updated_at: Date;
}

const ROLES = `
  SELECT r.id, r.name, r.description, r.grants, r.version, r.updated_at,
         (SELECT count(*)::int FROM membership m WHERE m.tenant_id = r.tenant_id AND m.custom_role_id = r.id) AS member_count
  FROM custom_role r WHERE r.tenant_id = $1::uuid`;

/** The tenant's own roles by name, at most `MOST_ROLES`. @throws `forbidden` without `user.read` */
export async function listRoles(context: TenantContext): Promise<CustomRole[]> {
  requirePermission(requireTenant(context), "user.read");
  const rows = await readInTenant(context, (tx) =>
    tx.query<RoleRow>({ text: `${ROLES} ORDER BY lower(r.name) LIMIT $2`, values: [context.tenant.id, MOST_ROLES] }),
  );
  return rows.map(roleOf);
}

/** @throws `not_found`, `forbidden` without `user.read` */
export async function getRole(context: TenantContext, id: string): Promise<CustomRole> {
  requirePermission(requireTenant(context), "user.read");
  return readInTenant(context, (tx) => findRole(context, tx, id));
}

/** @throws `forbidden` without `role.manage` or beyond one's own rights; `conflict` for a name that is taken, or one role too many */
export async function createRole(context: TenantContext, { name, description, grants }: RoleInput): Promise<CustomRole> {
  requirePermission(requireTenant(context), "role.manage");
  requireMayGive(context, { name, grants: toGrants(grants) });
  return naming(name, () =>
    inTenant(context, (tx) =>
      once(context, tx, async () => {
        const tenantId = context.tenant.id;
        if ((await tx.prisma.customRole.count({ where: { tenantId } })) >= MOST_ROLES)
          throw conflict(`A portal has at most ${MOST_ROLES} roles of its own. Delete one that nobody needs first.`);
        const id = newId();
        const now = context.clock.now();
        await tx.prisma.customRole.createMany({ data: [{ id, tenantId, name, description, grants, createdAt: now, updatedAt: now }] });
        await recordAudit(context, tx, { action: "role.create", tenantId, subjectType: "role", subjectId: id, after: { name, description, grants } });
        return findRole(context, tx, id);
      }),
    ),
  );
}

/**
 * What changing a role to these grants would do, and to whom.
 * @throws `not_found`, `forbidden` without `role.manage`
 */
export async function previewRoleChange(context: TenantContext, id: string, grants: RoleGrants): Promise<RoleChange> {
  requirePermission(requireTenant(context), "role.manage");
  return readInTenant(context, async (tx) => {
    const role = await findRole(context, tx, id);
    const members = await tx.query<{ user_id: string; name: string }>({
      text: `SELECT u.id AS user_id, u.name FROM membership m JOIN "user" u ON u.id = m.user_id
             WHERE m.tenant_id = $1::uuid AND m.custom_role_id = $2::uuid ORDER BY lower(u.name), u.id LIMIT $3`,
      values: [context.tenant.id, id, MEMBERS_NAMED],
    });
    return {
      ...compareGrants(toGrants(role.grants), toGrants(grants)),
      memberCount: role.memberCount,
      members: members.map(({ user_id, name }) => ({ userId: user_id, name })),
    };
  });
}

/**
 * Changes a role for everybody who has it, from their next request on. Nothing changed writes nothing.
 * @throws `not_found`; `forbidden` without `role.manage` or when it held or would hold more than one's own rights; `conflict`
 *   when it was changed meanwhile, with an issue on each field that stands differently now; `invalid` when the name is taken
 */
export async function changeRole(context: TenantContext, id: string, input: ChangeRoleInput): Promise<CustomRole> {
  requirePermission(requireTenant(context), "role.manage");
  const { name, description, grants, version } = input;
  return naming(name, () =>
    inTenant(context, async (tx) => {
      const tenantId = context.tenant.id;
      const before = await findRole(context, tx, id);
      for (const each of [before.grants, grants]) requireMayGive(context, { name: before.name, grants: toGrants(each) });
      requireNotOwnLoss(context, before, grants);
      const wanted = roleAsShown({ name, description, grants });
      if (before.version === version && differingFields(roleAsShown(before), wanted).length === 0) return before;
      const { count } = await tx.prisma.customRole.updateMany({
        where: { id, tenantId, version },
        data: { name, description, grants, version: { increment: 1 }, updatedAt: context.clock.now() },
      });
      // Read anew: of two at once the second has waited for what the first wrote.
      if (count === 0) throw changedMeanwhile(MEANWHILE, roleAsShown(await findRole(context, tx, id)), wanted);
      // Whoever changed their own role may hold less by now than they would give back.
      if (!isOwnRole(context, before))
        offerUndo(context, {
          method: "PUT",
          path: `/api/v1/roles/${id}`,
          body: { name: before.name, description: before.description, grants: before.grants, version: version + 1 },
        });
      const [was, is] = [before, { name, description, grants }].map((each) => ({
        name: each.name,
        description: each.description,
        grants: each.grants,
      }));
      await recordAudit(context, tx, { action: "role.change", tenantId, subjectType: "role", subjectId: id, before: was, after: is });
      await tellMembers(context, tx, id);
      return findRole(context, tx, id);
    }),
  );
}

/**
 * Deletes a role that nobody has and no open invitation gives.
 * @throws `not_found`, `forbidden` without `role.manage`, `conflict` while it is used
 */
export async function deleteRole(context: TenantContext, id: string): Promise<void> {
  requirePermission(requireTenant(context), "role.manage");
  try {
    await inTenant(context, async (tx) => {
      const tenantId = context.tenant.id;
      const role = await findRole(context, tx, id);
      if (role.memberCount > 0)
        throw conflict(`${role.memberCount} ${role.memberCount === 1 ? "person has" : "people have"} this role. Give them another first.`);
      // Of settled invitations only the name of the role is of interest, and the audit trail has that.
      await tx.prisma.invitation.deleteMany({ where: { tenantId, customRoleId: id, status: { not: "pending" } } });
      await tx.prisma.customRole.deleteMany({ where: { id, tenantId } });
      const { name, description, grants } = role;
      await recordAudit(context, tx, { action: "role.delete", tenantId, subjectType: "role", subjectId: id, before: { name, description, grants } });
    });
  } catch (error) {
    if (isForeignKeyViolation(error)) throw conflict("An open invitation, a group or a person has this role. Change those first.");
    throw error;
  }
}

/** Their open pages ask again what they may do. */
async function tellMembers(context: TenantContext, tx: Transaction, roleId: string): Promise<void> {
  const members = await tx.prisma.membership.findMany({ where: { tenantId: context.tenant.id, customRoleId: roleId }, select: { userId: true } });
  for (const { userId } of members) await publishControl(tx, { kind: "user.revoked", id: userId });
}

/** Whoever takes the managing of roles from their own role could not give it back. */
function requireNotOwnLoss(context: TenantContext, before: CustomRole, grants: RoleGrants): void {
  if (!isOwnRole(context, before)) return;
  if (grants["role.manage"] !== "all") throw conflict(`This is your own role: without “${PERMISSIONS["role.manage"]}” you could not undo it.`);
}

const isOwnRole = ({ actor }: TenantContext, { name }: CustomRole): boolean =>
  actor.kind === "user" && actor.tenantRole === "custom" && actor.roleName === name;

async function findRole(context: TenantContext, tx: Queryable, id: string): Promise<CustomRole> {
  const [row] = await tx.query<RoleRow>({ text: `${ROLES} AND r.id = $2::uuid`, values: [context.tenant.id, id] });
  if (!row) throw notFound("This role");
  return roleOf(row);
}

async function naming<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw invalid("Another role has this name.", [{ path: "name", message: `There is a role “${name}” already.` }]);
    throw error;
  }
}

const toGrants = (grants: RoleGrants): Grants => grantsOfCustomRole(grants);

function roleOf(row: RoleRow): CustomRole {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    grants: Object.fromEntries(grantsOfCustomRole(row.grants)),
    version: row.version,
    memberCount: row.member_count,
    updatedAt: row.updated_at.toISOString(),
  };
}
