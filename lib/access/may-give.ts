import type { Context } from "./context.ts";
import type { Grants } from "./roles.ts";

/**
 * Whether somebody may hand these grants on, by a role or a key: nobody gives more than they hold. While a payment is past
 * due an admin holds less than their role, which is theirs to give all the same.
 */
export function mayGive(context: Context, wanted: Grants): boolean {
  const { actor, grants } = context;
  if (actor.kind === "system") return true;
  if (actor.kind === "user" && actor.tenantRole === "tenant_admin") return true;
  return [...wanted].every(([permission, reach]) => grants.get(permission) === "all" || grants.get(permission) === reach);
}
