import {
  type Grants,
  grantsInStatus,
  grantsOfCustomRole,
  type LockOut,
  type MemberRole,
  type Permission,
  PLATFORM_ROLE_GRANTS,
  type Reach,
  ROLE_NAMES,
  type SignInMethod,
  TENANT_PERMISSIONS,
  TENANT_ROLE_GRANTS,
  type UserActor,
} from "#lib/access";
import type { LiveSession, SessionTenant } from "./session.ts";

const NO_GRANTS: Grants = new Map();
const FIRST_FACTORS = ["password", "magic_link", "passkey", "provider"] as const satisfies SignInMethod[];
const SECOND_FACTORS: readonly SignInMethod[] = ["totp", "recovery_code", "provider_factor"];

/** What an open session makes of its person: who acts, with what, and why their tenant is closed to them if it is. */
export interface Standing {
  actor: UserActor;
  tenant: SessionTenant | null;
  grants: Grants;
  lockedOutOf: LockOut | null;
}

/** Pure: everything is in the session's row. */
export function standingOf(session: LiveSession): Standing {
  const { tenant, impersonator } = session;
  const reason = tenant && lockOutReason(tenant, session);
  const isOpen = tenant !== null && reason === null;
  const actor: UserActor = {
    kind: "user",
    userId: session.userId,
    sessionId: session.sessionId,
    name: session.userName,
    email: session.email,
    platformRole: session.platformRole,
    tenantRole: isOpen ? tenant.role : null,
    roleName: isOpen ? roleName(tenant) : null,
    methods: session.methods,
    authenticatedAt: session.authenticatedAt,
    impersonator,
  };
  const own = session.platformRole ? PLATFORM_ROLE_GRANTS[session.platformRole] : isOpen ? grantsIn(tenant) : NO_GRANTS;
  return {
    actor,
    tenant: isOpen ? tenant : null,
    grants: impersonator && !impersonator.mayWrite ? onlyReading(own) : own,
    lockedOutOf: tenant && reason ? { name: tenant.name, status: tenant.status, reason } : null,
  };
}

const roleName = (tenant: SessionTenant) => (tenant.role === "custom" ? (tenant.customRole?.name ?? "Custom role") : ROLE_NAMES[tenant.role]);

/** What the person's role allows in the tenant, and what they have earned beside it, as far as the tenant's status leaves it. */
export function grantsIn(tenant: Pick<SessionTenant, "role" | "customRole" | "privileges" | "status">): Grants {
  return (
    grantsInStatus(tenant.status, tenant.role, withPrivileges(grantsOfRole(tenant.role, tenant.customRole?.grants), tenant.privileges)) ?? NO_GRANTS
  );
}

export function grantsOfRole(role: MemberRole, customGrants: unknown): Grants {
  return role === "custom" ? grantsOfCustomRole(customGrants) : TENANT_ROLE_GRANTS[role];
}

/** Whatever the rules say, nobody earns what belongs to the operator. */
function withPrivileges(grants: Grants, privileges: string[]): Grants {
  const earned = privileges.filter((each): each is Permission => TENANT_PERMISSIONS.some((permission) => permission === each));
  return earned.length === 0 ? grants : new Map<Permission, Reach>([...grants, ...earned.map((each) => [each, "all"] as const)]);
}

/** Why a tenant is closed to a person who signed in in this way; null when it is open to them. */
export function lockOutReason(
  tenant: Pick<SessionTenant, "status" | "role" | "policy">,
  session: { methods: readonly SignInMethod[]; impersonator: unknown },
): LockOut["reason"] | null {
  if (grantsInStatus(tenant.status, tenant.role, NO_GRANTS) === null) return "status";
  // Staff have shown a second factor of their own to act as somebody.
  if (session.impersonator) return null;
  const { allowedMethods, requiresSecondFactor } = tenant.policy;
  if (allowedMethods && !FIRST_FACTORS.some((method) => session.methods.includes(method) && allowedMethods.includes(method))) return "method";
  // A passkey is two factors in one: the device, and what unlocks it.
  const hasSecondFactor = session.methods.includes("passkey") || SECOND_FACTORS.some((method) => session.methods.includes(method));
  return requiresSecondFactor && !hasSecondFactor ? "second_factor" : null;
}

function onlyReading(grants: Grants): Grants {
  return new Map([...grants].filter(([permission]) => permission.endsWith(".read")));
}
