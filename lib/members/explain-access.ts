import {
  ALL_PERMISSIONS,
  can,
  type MemberRole,
  type PlatformRole,
  ROLE_NAMES,
  readInTenant,
  requirePermission,
  requireTenant,
  type TenantContext,
  type TenantStatus,
} from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { type AccessFacts, explainPermission } from "./access-reasons.ts";
import type { AccessOfMember, EarnedPrivilege, ExplainAccessInput } from "./access-schema.ts";

interface FactsRow {
  name: string;
  account_status: string;
  platform_role: PlatformRole | null;
  membership_status: "active" | "suspended";
  tenant_name: string;
  tenant_status: TenantStatus;
  role: MemberRole;
  custom_role_name: string | null;
  custom_grants: unknown;
  second_factor: string | null;
  allowed_methods: string[] | null;
  has_second_factor: boolean;
}

const FACTS = `
  SELECT u.name, u.status AS account_status, u.platform_role, m.status AS membership_status, t.name AS tenant_name, t.status AS tenant_status,
         m.role, r.name AS custom_role_name, r.grants AS custom_grants, p.second_factor, p.allowed_methods,
         (EXISTS (SELECT 1 FROM totp_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL)
          OR EXISTS (SELECT 1 FROM passkey k WHERE k.user_id = u.id)) AS has_second_factor
  FROM membership m
  JOIN "user" u ON u.id = m.user_id
  JOIN tenant t ON t.id = m.tenant_id
  LEFT JOIN custom_role r ON r.tenant_id = m.tenant_id AND r.id = m.custom_role_id
  LEFT JOIN tenant_policy p ON p.tenant_id = m.tenant_id
  WHERE m.tenant_id = $1::uuid AND m.user_id = $2::uuid`;

/**
 * Why a member may or may not do something here, for one permission or all: for oneself, and for those who change people.
 * @throws `not_found` for somebody who is no member, `forbidden` without `user.update` for somebody else
 */
export async function explainAccess(context: TenantContext, userId: string, { permission }: ExplainAccessInput = {}): Promise<AccessOfMember> {
  const { actor, tenant } = requireTenant(context);
  if (actor.kind !== "user" || actor.userId !== userId) requirePermission(context, "user.update");
  // Whether there is a second factor is behind a wall that no tenant passes: read here for a member of this one alone.
  const facts = await context.db.read({ kind: "system", purpose: "members.explain_access" }, (tx) => readFacts(tx, tenant.id, userId));
  const permissions = permission ? [permission] : ALL_PERMISSIONS;
  const { name, roleName } = facts;
  return { userId, name, roleName, permissions: permissions.map((each) => explainPermission(facts, each)) };
}

/**
 * What a member has earned beside their role. It tells what level and achievements they have: of who chose not to be seen by name only they
 * themselves see it, and those who change people. @throws `forbidden` without `user.read`
 */
export async function listEarnedPrivileges(context: TenantContext, userId: string): Promise<EarnedPrivilege[]> {
  const { actor, tenant } = requireTenant(context);
  requirePermission(context, "user.read");
  const mayAlwaysSee = (actor.kind === "user" && actor.userId === userId) || can(context, "user.update");
  return readInTenant(context, async (tx) => (mayAlwaysSee || (await isShownByName(tx, tenant.id, userId)) ? earnedBy(tx, tenant.id, userId) : []));
}

async function isShownByName(tx: Queryable, tenantId: string, userId: string): Promise<boolean> {
  const hides = await tx.query({
    text: "SELECT 1 FROM leaderboard_privacy WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND choice <> 'name'",
    values: [tenantId, userId],
  });
  return hides.length === 0;
}

async function readFacts(tx: Queryable, tenantId: string, userId: string): Promise<AccessFacts> {
  const [row] = await tx.query<FactsRow>({ text: FACTS, values: [tenantId, userId] });
  if (!row) throw notFound("This member");
  return {
    name: row.name,
    isAccountActive: row.account_status === "active",
    platformRole: row.platform_role,
    membershipStatus: row.membership_status,
    tenantName: row.tenant_name,
    tenantStatus: row.tenant_status,
    role: row.role,
    roleName: row.role === "custom" ? (row.custom_role_name ?? "Custom role") : ROLE_NAMES[row.role],
    customGrants: row.custom_grants,
    privileges: await earnedBy(tx, tenantId, userId),
    requiresSecondFactor: row.second_factor === "required",
    hasSecondFactor: row.has_second_factor,
    allowedMethods: row.allowed_methods,
  };
}

async function earnedBy(tx: Queryable, tenantId: string, userId: string): Promise<EarnedPrivilege[]> {
  const rows = await tx.query<{ permission: string; source_name: string; granted_at: Date }>({
    text: `SELECT permission, source_name, granted_at FROM earned_privilege
           WHERE tenant_id = $1::uuid AND user_id = $2::uuid ORDER BY granted_at, permission, source_name LIMIT 200`,
    values: [tenantId, userId],
  });
  return rows.map((row) => ({ permission: row.permission, sourceName: row.source_name, grantedAt: row.granted_at.toISOString() }));
}
