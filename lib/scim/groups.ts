import { readInTenant, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import type { Queryable, Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import { badRequest, notUnique } from "./errors.ts";
import type { Attributes } from "./filter-sql.ts";
import { listResources, type ResourcePage } from "./list-resources.ts";
import { parseResource } from "./parse-resource.ts";
import { applyPatch, type Resource } from "./patch.ts";
import { GROUP_URN, type GroupInput, groupInput, type ListInput, type PatchInput, SCIM_LIMITS } from "./schema.ts";
import { inTurn, requireProvisioning, settleRoles } from "./standing.ts";
import { metaOf } from "./user-row.ts";
import { requireVersion } from "./users.ts";

interface GroupRow {
  id: string;
  display_name: string;
  external_id: string | null;
  role: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  members: { value: string; display: string }[];
}

const MEMBERS_OF = "scim_group_member gm JOIN scim_user u ON u.tenant_id = gm.tenant_id AND u.id = gm.scim_user_id";
const IN_GROUP = "gm.tenant_id = s.tenant_id AND gm.group_id = s.id";

const GROUPS = `
  SELECT s.id, s.display_name, s.external_id, s.role, s.version, s.created_at, s.updated_at,
         COALESCE((SELECT json_agg(json_build_object('value', u.id, 'display', u.user_name) ORDER BY u.id) FROM ${MEMBERS_OF} WHERE ${IN_GROUP}), '[]') AS members
  FROM scim_group s WHERE s.tenant_id = $1::uuid`;

const ATTRIBUTES: Attributes = {
  id: { kind: "exact", sql: "s.id::text" },
  externalid: { kind: "exact", sql: "s.external_id" },
  displayname: { kind: "text", sql: "s.display_name" },
  "meta.created": { kind: "date", sql: "s.created_at" },
  "meta.lastmodified": { kind: "date", sql: "s.updated_at" },
  members: {
    kind: "many",
    from: `(SELECT u.id, u.user_name FROM ${MEMBERS_OF} WHERE ${IN_GROUP}) AS in_group`,
    subs: { value: { kind: "exact", sql: "in_group.id::text" }, display: { kind: "text", sql: "in_group.user_name" } },
  },
};

/** @throws `not_found`, `forbidden` without `user.provision` */
export async function getGroup(context: TenantContext, id: string, baseUrl: string): Promise<Resource> {
  requireProvisioning(context);
  return groupResource(await readInTenant(context, (tx) => findGroup(tx, context.tenant.id, id)), baseUrl);
}

/** @throws `invalid` for a filter or an order that is not known, `forbidden` without `user.provision` */
export async function listGroups(context: TenantContext, input: ListInput, baseUrl: string): Promise<ResourcePage> {
  requireProvisioning(context);
  const orders = { displayname: "lower(s.display_name)", "meta.created": "s.created_at" };
  const shape = { select: GROUPS, table: "scim_group", attributes: ATTRIBUTES, orders } as const;
  return listResources<GroupRow>(context, input, shape, (row) => groupResource(row, baseUrl));
}

/** Makes a group. It gives its members a role once an admin has chosen one. @throws `conflict`, `invalid`, `forbidden` */
export async function createGroup(context: TenantContext, input: GroupInput, baseUrl: string): Promise<Resource> {
  requireProvisioning(context);
  return inTurn(context, async (tx) => {
    const tenantId = context.tenant.id;
    if ((await tx.prisma.scimGroup.count({ where: { tenantId } })) >= SCIM_LIMITS.groups)
      throw conflict(`A portal has at most ${SCIM_LIMITS.groups} groups. Provision fewer of them.`);
    await requireFreeName(tx, tenantId, input.displayName, null);
    const [id, now] = [newId(), context.clock.now()];
    const columns = { displayName: input.displayName, externalId: input.externalId ?? null };
    await tx.prisma.scimGroup.createMany({ data: [{ id, tenantId, ...columns, createdAt: now, updatedAt: now }] });
    await addMembers(context, tx, id, idsOf(input.members));
    await record(context, tx, "scim.group_create", id, { after: { displayName: input.displayName, members: input.members.length } });
    return groupResource(await findGroup(tx, tenantId, id), baseUrl);
  });
}

/** @throws as `createGroup`; `not_found`; `conflict` with the reason `precondition` for another version, or for the last admin */
export async function replaceGroup(
  context: TenantContext,
  id: string,
  input: GroupInput,
  version: number | null,
  baseUrl: string,
): Promise<Resource> {
  return change(context, id, version, baseUrl, () => input);
}

/** @throws as `replaceGroup` */
export async function patchGroup(
  context: TenantContext,
  id: string,
  { Operations }: PatchInput,
  version: number | null,
  baseUrl: string,
): Promise<Resource> {
  return change(context, id, version, baseUrl, (before) => parseResource(groupInput, applyPatch(groupResource(before, baseUrl), Operations)));
}

/** Deletes a group; its members keep the role of another group, or the least. @throws as `replaceGroup` */
export async function deleteGroup(context: TenantContext, id: string, version: number | null): Promise<void> {
  requireProvisioning(context);
  await inTurn(context, async (tx) => {
    const before = await findGroup(tx, context.tenant.id, id);
    requireVersion(before, version);
    await tx.prisma.scimGroup.deleteMany({ where: { id, tenantId: context.tenant.id } });
    if (before.role) await settleRoles(context, tx, idsOf(before.members));
    await record(context, tx, "scim.group_delete", id, { before: { displayName: before.display_name, members: before.members.length } });
  });
}

async function change(context: TenantContext, id: string, version: number | null, baseUrl: string, make: (before: GroupRow) => GroupInput) {
  requireProvisioning(context);
  return inTurn(context, async (tx) => {
    const tenantId = context.tenant.id;
    const before = await findGroup(tx, tenantId, id);
    requireVersion(before, version);
    const input = make(before);
    await requireFreeName(tx, tenantId, input.displayName, id);
    const data = { displayName: input.displayName, externalId: input.externalId ?? null, version: { increment: 1 }, updatedAt: context.clock.now() };
    await tx.prisma.scimGroup.updateMany({ where: { id, tenantId }, data });
    const [was, is] = [idsOf(before.members), idsOf(input.members)];
    const [added, removed] = [is.filter((each) => !was.includes(each)), was.filter((each) => !is.includes(each))];
    await addMembers(context, tx, id, added);
    await tx.prisma.scimGroupMember.deleteMany({ where: { tenantId, groupId: id, userId: { in: removed } } });
    if (before.role) await settleRoles(context, tx, [...added, ...removed]);
    await record(context, tx, "scim.group_change", id, {
      before: { displayName: before.display_name },
      after: { displayName: input.displayName, added, removed },
    });
    return groupResource(await findGroup(tx, tenantId, id), baseUrl);
  });
}

const idsOf = (members: readonly { value: string }[]): string[] => [...new Set(members.map(({ value }) => value.toLowerCase()))];

async function addMembers(context: TenantContext, tx: Transaction, groupId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const tenantId = context.tenant.id;
  if ((await tx.prisma.scimUser.count({ where: { tenantId, id: { in: ids } } })) < ids.length)
    throw badRequest("invalidValue", "A member is not a provisioned user of this portal.");
  await tx.prisma.scimGroupMember.createMany({ data: ids.map((userId) => ({ tenantId, groupId, userId })) });
}

async function requireFreeName(tx: Transaction, tenantId: string, name: string, except: string | null): Promise<void> {
  const taken = await tx.query({
    text: "SELECT 1 FROM scim_group WHERE tenant_id = $1::uuid AND lower(display_name) = lower($2) AND id IS DISTINCT FROM $3::uuid",
    values: [tenantId, name, except],
  });
  if (taken.length > 0) throw notUnique("There is a group with this displayName.");
}

async function findGroup(tx: Queryable, tenantId: string, id: string): Promise<GroupRow> {
  const [row] = await tx.query<GroupRow>({ text: `${GROUPS} AND s.id = $2::uuid`, values: [tenantId, id] });
  if (!row) throw notFound("This group");
  return row;
}

/** A group as RFC 7643, section 4.2 has it. */
function groupResource(row: GroupRow, baseUrl: string): Resource {
  return {
    schemas: [GROUP_URN],
    id: row.id,
    ...(row.external_id !== null && { externalId: row.external_id }),
    displayName: row.display_name,
    members: row.members.map((member) => ({ ...member, $ref: `${baseUrl}/Users/${member.value}`, type: "User" })),
    meta: metaOf("Group", row, `${baseUrl}/Groups/${row.id}`),
  };
}

function record(context: TenantContext, tx: Transaction, action: string, subjectId: string, change: { before?: object; after?: object }) {
  return recordAudit(context, tx, { action, tenantId: context.tenant.id, subjectType: "scim_group", subjectId, ...change });
}
