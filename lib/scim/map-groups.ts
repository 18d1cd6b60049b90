import { inTenant, ROLE_NAMES, readInTenant, requirePermission, requireTenant, type TenantContext, type TenantRole } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { requireMayGive, resolveRole } from "#lib/members";
import type { RoleChoice } from "#lib/members/schema";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { type DirectoryGroup, type MapGroupInput, SCIM_LIMITS } from "./schema.ts";
import { inTurn, settleRoles } from "./standing.ts";

interface GroupRow {
  id: string;
  display_name: string;
  role: TenantRole | "custom" | null;
  custom_role_id: string | null;
  custom_role_name: string | null;
  member_count: number;
}

const GROUPS = `
  SELECT g.id, g.display_name, g.role, g.custom_role_id, r.name AS custom_role_name,
         (SELECT count(*)::int FROM scim_group_member m WHERE m.tenant_id = g.tenant_id AND m.group_id = g.id) AS member_count
  FROM scim_group g LEFT JOIN custom_role r ON r.tenant_id = g.tenant_id AND r.id = g.custom_role_id
  WHERE g.tenant_id = $1::uuid`;

/** The groups that the directory has sent, by name. @throws `forbidden` without `security.manage` */
export async function listDirectoryGroups(context: TenantContext): Promise<DirectoryGroup[]> {
  requirePermission(requireTenant(context), "security.manage");
  const rows = await readInTenant(context, (tx) =>
    tx.query<GroupRow>({ text: `${GROUPS} ORDER BY lower(g.display_name), g.id LIMIT $2`, values: [context.tenant.id, SCIM_LIMITS.groups] }),
  );
  return rows.map(directoryGroup);
}

/**
 * Chooses the role that a group gives its members, who have it at once.
 * @throws `not_found`; `forbidden` without `security.manage` or for a role beyond one's own, before or after; `conflict` when the
 *   last admin would be none
 */
export async function mapGroup(context: TenantContext, { id, role }: MapGroupInput): Promise<DirectoryGroup> {
  requirePermission(requireTenant(context), "security.manage");
  const wanted = await inTenant(context, (tx) => resolve(context, tx, role));
  return inTurn(context, async (tx) => {
    const tenantId = context.tenant.id;
    const before = await findGroup(context, tx, id);
    await resolve(context, tx, before.custom_role_id ?? before.role ?? "");
    await tx.prisma.scimGroup.updateMany({ where: { id, tenantId }, data: { ...wanted, version: { increment: 1 }, updatedAt: context.clock.now() } });
    // A role that was given by hand stays where the group gave none, and gives none.
    const isConcerned = before.role !== null || wanted.role !== null;
    const members = await tx.prisma.scimGroupMember.findMany({ where: { tenantId, groupId: id }, select: { userId: true } });
    if (isConcerned) {
      const ids = members.map(({ userId }) => userId);
      await settleRoles(context, tx, ids);
    }
    const change = { before: { role: before.role, customRoleId: before.custom_role_id }, after: wanted };
    await recordAudit(context, tx, { action: "scim.group_map", tenantId, subjectType: "scim_group", subjectId: id, ...change });
    return directoryGroup(await findGroup(context, tx, id));
  });
}

/** The role that was chosen, which one must be able to give oneself; none for "". */
async function resolve(context: TenantContext, tx: Queryable, choice: string) {
  if (choice === "") return { role: null, customRoleId: null };
  const chosen = await resolveRole(context, tx, choice as RoleChoice);
  requireMayGive(context, chosen);
  return { role: chosen.role, customRoleId: chosen.customRoleId };
}

async function findGroup({ tenant }: TenantContext, tx: Queryable, id: string): Promise<GroupRow> {
  const [row] = await tx.query<GroupRow>({ text: `${GROUPS} AND g.id = $2::uuid`, values: [tenant.id, id] });
  if (!row) throw notFound("This group");
  return row;
}

const directoryGroup = (row: GroupRow): DirectoryGroup => ({
  id: row.id,
  name: row.display_name,
  memberCount: row.member_count,
  role: row.custom_role_id ?? row.role,
  roleName: row.role === null ? null : row.role === "custom" ? row.custom_role_name : ROLE_NAMES[row.role],
});
