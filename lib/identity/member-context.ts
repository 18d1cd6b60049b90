import { type MemberRole, ROLE_NAMES, type SignInMethod, type TenantContext, type TenantStatus, type UserActor } from "#lib/access";
import type { Runtime } from "#lib/platform/runtime";
import { grantsIn, lockOutReason } from "./actor-of-session.ts";

interface MemberRow {
  name: string;
  email: string;
  role: MemberRole;
  custom_role_name: string | null;
  custom_grants: unknown;
  privileges: string[];
  slug: string;
  tenant_name: string;
  status: TenantStatus;
  time_zone: string;
  currency: string;
  locale: string;
  is_demo: boolean;
  second_factor: "optional" | "required" | null;
  allowed_methods: string[] | null;
}

/**
 * The context of a member who is not there: for what they asked for and a job does. They may do what they may now, not what they
 * might when they asked. @param methods how they had shown who they are when they asked
 * @returns null for somebody who is no active member any more, and where the tenant is closed to them
 */
export async function memberContext(
  services: Pick<Runtime, "db" | "jobs" | "store" | "clock">,
  { tenantId, userId, methods, requestId }: { tenantId: string; userId: string; methods: readonly SignInMethod[]; requestId: string },
): Promise<(TenantContext & { actor: UserActor }) | null> {
  const [row] = await services.db.system<MemberRow>({
    name: "member-of-job",
    text: `SELECT u.name, u.email, m.role, r.name AS custom_role_name, r.grants AS custom_grants,
                  ARRAY(SELECT g.permission FROM privilege_grant g
                        WHERE g.tenant_id = m.tenant_id AND g.user_id = m.user_id AND g.withdrawn_at IS NULL) AS privileges,
                  t.slug, t.name AS tenant_name, t.status, t.time_zone, t.currency, t.locale, t.is_demo, p.second_factor, p.allowed_methods
           FROM membership m
           JOIN "user" u ON u.id = m.user_id AND u.status = 'active'
           JOIN tenant t ON t.id = m.tenant_id
           LEFT JOIN custom_role r ON r.tenant_id = m.tenant_id AND r.id = m.custom_role_id
           LEFT JOIN tenant_policy p ON p.tenant_id = t.id
           WHERE m.tenant_id = $1::uuid AND m.user_id = $2::uuid AND m.status = 'active'`,
    values: [tenantId, userId],
  });
  if (!row) return null;
  const { role, status, privileges } = row;
  const customRole = row.custom_role_name === null ? null : { name: row.custom_role_name, grants: row.custom_grants };
  const policy = { requiresSecondFactor: row.second_factor === "required", allowedMethods: row.allowed_methods };
  if (lockOutReason({ status, role, policy }, { methods, impersonator: null }) !== null) return null;
  const { db, jobs, store, clock } = services;
  return {
    actor: {
      kind: "user",
      userId,
      sessionId: requestId,
      name: row.name,
      email: row.email,
      platformRole: null,
      tenantRole: role,
      roleName: role === "custom" ? (customRole?.name ?? "Custom role") : ROLE_NAMES[role],
      methods,
      // They are not there: what asks for a recent sign-in is not done for them.
      authenticatedAt: new Date(0),
      impersonator: null,
    },
    tenant: {
      id: tenantId,
      slug: row.slug,
      name: row.tenant_name,
      status,
      timeZone: row.time_zone,
      currency: row.currency,
      locale: row.locale,
      isDemo: row.is_demo,
    },
    grants: grantsIn({ role, status, privileges, customRole }),
    lockedOutOf: null,
    requestId,
    origin: { ip: null, userAgent: null, deviceToken: null },
    idempotency: null,
    db,
    jobs,
    store,
    clock,
  };
}
