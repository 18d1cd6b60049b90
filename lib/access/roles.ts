import { ALL_PERMISSIONS, type Permission } from "./permissions.ts";

/** Roles of the operator's own staff. */
export type PlatformRole = "super_admin" | "support";
/** Built-in roles inside a tenant. */
export type TenantRole = "tenant_admin" | "manager" | "member" | "viewer";
export const TENANT_ROLES = ["tenant_admin", "manager", "member", "viewer"] as const satisfies readonly TenantRole[];
/** What a membership says: a built-in role, or one that the tenant made. */
export type MemberRole = TenantRole | "custom";

/** What a person may do: with every record, or only with those they own. */
export type Reach = "all" | "own";
export type Grants = ReadonlyMap<Permission, Reach>;

const READ_IN_TENANT = ALL_PERMISSIONS.filter(
  (permission) => permission.endsWith(".read") && !["tenant.read", "audit.read", "service.read"].includes(permission),
);

const PLATFORM_ONLY: readonly Permission[] = ["tenant.read", "tenant.manage", "system.monitor", "impersonate"];

const MANAGER: readonly Permission[] = [
  ...READ_IN_TENANT,
  "user.update",
  ...(["campaign", "lead", "deal", "content"] as const).flatMap((record) => [`${record}.create`, `${record}.update`, `${record}.execute`] as const),
  "analytics.create",
  "report.generate",
  "dashboard.manage",
  "integration.update",
  "agent.execute",
  "agent.monitor",
];

const grants = (all: readonly Permission[], own: readonly Permission[] = []): Grants =>
  new Map<Permission, Reach>([...own.map((permission) => [permission, "own"] as const), ...all.map((permission) => [permission, "all"] as const)]);

/** What each role of the operator's staff may do, in every tenant. */
export const PLATFORM_ROLE_GRANTS: Record<PlatformRole, Grants> = {
  super_admin: grants(ALL_PERMISSIONS),
  support: grants([...READ_IN_TENANT, "tenant.read", "audit.read", "service.read", "incident.manage", "system.monitor", "impersonate"]),
};

/** What each built-in role may do inside its tenant. */
export const TENANT_ROLE_GRANTS: Record<TenantRole, Grants> = {
  tenant_admin: grants(ALL_PERMISSIONS.filter((permission) => !PLATFORM_ONLY.includes(permission))),
  manager: grants(MANAGER),
  member: grants([...READ_IN_TENANT, "report.generate", "agent.execute"], ["campaign.update", "lead.update"]),
  viewer: grants(READ_IN_TENANT),
};

/** Permissions that a tenant's own roles and keys can be made of. */
export const TENANT_PERMISSIONS: readonly Permission[] = ALL_PERMISSIONS.filter((permission) => !PLATFORM_ONLY.includes(permission));

/**
 * The grants of a tenant's own role as they are stored: `{"campaign.update": "own", …}`. What is no permission (any more) or
 * belongs to the operator grants nothing.
 */
export function grantsOfCustomRole(stored: unknown): Grants {
  const found = new Map<Permission, Reach>();
  if (typeof stored !== "object" || stored === null) return found;
  for (const permission of TENANT_PERMISSIONS) {
    const reach = (stored as Record<string, unknown>)[permission];
    if (reach === "all" || reach === "own") found.set(permission, reach);
  }
  return found;
}

export const ROLE_NAMES: Record<PlatformRole | TenantRole, string> = {
  super_admin: "Super-admin",
  support: "Support",
  tenant_admin: "Admin",
  manager: "Manager",
  member: "Member",
  viewer: "Viewer",
};
