import { type MemberRole, ROLE_NAMES, readInTenant, requirePermission, requireTenant, TENANT_ROLES, type TenantContext } from "#lib/access";
import { escapeLike, type Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import type { ListMembersInput, Member, MemberPage } from "./members-schema.ts";

interface MemberRow {
  user_id: string;
  name: string;
  email: string;
  account_status: string;
  role: MemberRole;
  custom_role_id: string | null;
  custom_role_name: string | null;
  status: Member["status"];
  created_at: Date;
}

const MEMBERS = `
  SELECT u.id AS user_id, u.name, u.email, u.status AS account_status, m.role, m.custom_role_id, r.name AS custom_role_name, m.status, m.created_at
  FROM membership m
  JOIN "user" u ON u.id = m.user_id
  LEFT JOIN custom_role r ON r.tenant_id = m.tenant_id AND r.id = m.custom_role_id
  WHERE m.tenant_id = $1::uuid`;

/**
 * The people of the tenant by name, page by page.
 * @throws `unauthenticated`, `forbidden` without `user.read`
 */
export async function listMembers(context: TenantContext, input: ListMembersInput): Promise<MemberPage> {
  requirePermission(requireTenant(context), "user.read");
  const { search, role, status, cursor, limit } = input;
  const values: unknown[] = [context.tenant.id, limit + 1];
  const conditions: string[] = [];
  const param = (value: unknown) => `$${values.push(value)}`;
  if (search) conditions.push(`lower(u.name) || ' ' || u.email LIKE ${param(`%${escapeLike(search.toLowerCase())}%`)}`);
  if (role) conditions.push(isBuiltIn(role) ? `m.role = ${param(role)}` : `m.custom_role_id = ${param(role)}::uuid`);
  if (status) conditions.push(`m.status = ${param(status)}`);
  // The place to go on from is where the last person of the page before stands now.
  if (cursor) conditions.push(`(lower(u.name), u.id) > (SELECT lower(c.name), c.id FROM "user" c WHERE c.id = ${param(cursor)}::uuid)`);
  const where = conditions.map((condition) => ` AND ${condition}`).join("");
  const rows = await readInTenant(context, (tx) => tx.query<MemberRow>({ text: `${MEMBERS}${where} ORDER BY lower(u.name), u.id LIMIT $2`, values }));
  const members = rows.slice(0, limit).map(memberOf);
  return { members, nextCursor: rows.length > limit ? (members.at(-1)?.userId ?? null) : null };
}

/** @throws `not_found` for somebody who is no member, `forbidden` without `user.read` */
export async function getMember(context: TenantContext, userId: string): Promise<Member> {
  requirePermission(requireTenant(context), "user.read");
  return readInTenant(context, (tx) => findMember(tx, context.tenant.id, userId));
}

/** @throws `not_found` */
export async function findMember(tx: Queryable, tenantId: string, userId: string): Promise<Member> {
  const [row] = await tx.query<MemberRow>({ text: `${MEMBERS} AND m.user_id = $2::uuid`, values: [tenantId, userId] });
  if (!row) throw notFound("This member");
  return memberOf(row);
}

const isBuiltIn = (role: string) => TENANT_ROLES.some((each) => each === role);

function memberOf(row: MemberRow): Member {
  const isCustom = row.role === "custom";
  return {
    userId: row.user_id,
    name: row.name,
    email: row.email,
    role: isCustom ? (row.custom_role_id ?? "") : (row.role as Exclude<MemberRole, "custom">),
    roleName: isCustom ? (row.custom_role_name ?? "Custom role") : ROLE_NAMES[row.role as Exclude<MemberRole, "custom">],
    status: row.status,
    isAccountSuspended: row.account_status !== "active",
    joinedAt: row.created_at.toISOString(),
  };
}
