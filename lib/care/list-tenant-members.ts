import { type MemberRole, ROLE_NAMES, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { escapeLike } from "#lib/platform/database";
import { decodeCursor, encodeCursor } from "#lib/tables";
import type { ListTenantMembersInput, TenantMember, TenantMemberPage } from "./schema.ts";

interface MemberRow {
  user_id: string;
  name: string;
  email: string;
  account_status: string;
  role: MemberRole;
  custom_role_name: string | null;
  status: TenantMember["status"];
  created_at: Date;
  last_sign_in_at: Date | null;
  has_second_factor: boolean;
  sort_value: string;
}

const SORT = "members";

/**
 * The people of one tenant by name, page by page, for the operator's staff. Who is on the page is settled first, so that factors are
 * looked up for them alone.
 * @throws `invalid` for a cursor that is not of this list
 */
export async function listTenantMembers(
  context: StaffContext,
  tenantId: string,
  { search, cursor, limit }: ListTenantMembersInput,
): Promise<TenantMemberPage> {
  requirePermission(requireStaff(context), "tenant.read");
  const values: unknown[] = [tenantId, limit + 1];
  const param = (value: unknown) => `$${values.push(value)}`;
  const conditions = ["m.tenant_id = $1::uuid"];
  if (search) conditions.push(`(lower(u.name) || ' ' || u.email) LIKE ${param(`%${escapeLike(search.toLowerCase())}%`)}`);
  if (cursor) {
    const { value, id } = decodeCursor(cursor, SORT);
    conditions.push(`(lower(u.name), u.id) > (${param(value)}, ${param(id)}::uuid)`);
  }
  const rows = await readAcrossTenants(context, "tenant.members", (tx) =>
    tx.query<MemberRow>({
      text: `
        WITH page AS MATERIALIZED (
          SELECT m.tenant_id, m.user_id, m.role, m.custom_role_id, m.status, m.created_at, u.name, u.email, u.status AS account_status, u.last_sign_in_at,
                 lower(u.name) AS sort_value
          FROM membership m JOIN "user" u ON u.id = m.user_id WHERE ${conditions.join(" AND ")} ORDER BY lower(u.name), u.id LIMIT $2
        )
        SELECT p.*, r.name AS custom_role_name,
               (EXISTS (SELECT 1 FROM totp_factor f WHERE f.user_id = p.user_id AND f.confirmed_at IS NOT NULL)
                OR EXISTS (SELECT 1 FROM passkey k WHERE k.user_id = p.user_id)) AS has_second_factor
        FROM page p LEFT JOIN custom_role r ON r.tenant_id = p.tenant_id AND r.id = p.custom_role_id ORDER BY p.sort_value, p.user_id`,
      values,
    }),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { members: page.map(memberOf), nextCursor: rows.length > limit && last ? encodeCursor(SORT, last.sort_value, last.user_id) : null };
}

const memberOf = (row: MemberRow): TenantMember => ({
  userId: row.user_id,
  name: row.name,
  email: row.email,
  roleName: row.role === "custom" ? (row.custom_role_name ?? "Custom role") : ROLE_NAMES[row.role],
  status: row.status,
  isAccountSuspended: row.account_status !== "active",
  lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
  hasSecondFactor: row.has_second_factor,
  joinedAt: row.created_at.toISOString(),
});
