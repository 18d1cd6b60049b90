import type { SignInMethod, TenantStatus } from "#lib/access";
import type { SupportAccess } from "./impersonation-schema.ts";

/** How long a member of staff may act as somebody before they have to give a reason anew. */
export const IMPERSONATION_MINUTES = 30;

const SECOND_FACTORS: readonly SignInMethod[] = ["totp", "recovery_code", "passkey"];

/** Whether the session itself has seen a second factor; to own one is not enough. */
export const hasShownSecondFactor = (methods: readonly SignInMethod[]): boolean => SECOND_FACTORS.some((method) => methods.includes(method));

/** Why a tenant cannot be entered in the name of one of its people. */
export type TenantObstacle = "tenant_closed" | "no_consent" | "only_reading";

/** Pure: what the tenant itself has against it, the gravest first; null when nothing. */
export function tenantObstacle(tenant: { status: TenantStatus; access: SupportAccess }, mayWrite: boolean): TenantObstacle | null {
  if (tenant.status === "suspended" || tenant.status === "cancelled") return "tenant_closed";
  if (tenant.access === "none") return "no_consent";
  return mayWrite && tenant.access !== "write" ? "only_reading" : null;
}

/** What staff are told, and what to do about it. */
export function sayTenantObstacle(obstacle: TenantObstacle, name: string): string {
  switch (obstacle) {
    case "tenant_closed":
      return `${name} is suspended or cancelled. Nobody can be acted as in a portal that is closed.`;
    case "no_consent":
      return `${name} does not let support act as its people. Its administrators can allow it under Settings, Support access.`;
    case "only_reading":
      return `${name} lets support look, but not change anything. Start without the right to change things.`;
  }
}
