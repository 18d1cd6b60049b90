import { type Context, requireTenant, type StaffContext, type TenantContext } from "#lib/access";

/** For what a client and the operator's staff both use: staff are in no tenant, everybody else must be. @throws as `requireTenant` */
export function requireTenantOrStaff(context: Context): TenantContext | StaffContext {
  if (context.actor.kind === "user" && context.actor.platformRole) return context as StaffContext;
  return requireTenant(context);
}
