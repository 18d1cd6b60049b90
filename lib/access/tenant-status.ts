import type { Grants, MemberRole } from "./roles.ts";

export const TENANT_STATUSES = ["trial", "active", "past_due", "suspended", "cancelled"] as const;
export type TenantStatus = (typeof TENANT_STATUSES)[number];

/**
 * What a tenant's people may still do in each status:
 * - trial, active: everything their role allows;
 * - past due: everything but running things that cost money or reach the outside (`*.execute`);
 * - cancelled: admins may read, so that they can take their data along; everybody else is locked out;
 * - suspended: nobody.
 * @returns the grants that are left, or null when the person is locked out
 */
export function grantsInStatus(status: TenantStatus, role: MemberRole | "service", grants: Grants): Grants | null {
  switch (status) {
    case "trial":
    case "active":
      return grants;
    case "past_due":
      return only(grants, (permission) => !permission.endsWith(".execute"));
    case "cancelled":
      return role === "tenant_admin" ? only(grants, (permission) => permission.endsWith(".read")) : null;
    case "suspended":
      return null;
  }
}

function only(grants: Grants, keep: (permission: string) => boolean): Grants {
  return new Map([...grants].filter(([permission]) => keep(permission)));
}
