import { requireOwnAccount, requireTenant, type TenantContext, type UserContext } from "#lib/access";
import { forbidden } from "#lib/platform/errors";

/** Whether somebody may take along and delete what the tenant owns. The whole of it is for its administrators alone; no permission gives it. */
export function isOwnAdmin(context: TenantContext): boolean {
  return context.actor.kind === "user" && context.actor.tenantRole === "tenant_admin";
}

/**
 * Also in a tenant that has left: taking its data along is what its administrators are let in for.
 * @throws `forbidden` for others than the tenant's administrators, for keys, and while support acts as one of them
 */
export function requireOwnAdmin(context: TenantContext): TenantContext & UserContext {
  const inside = requireTenant(context);
  if (!isOwnAdmin(inside)) throw forbidden(`Only administrators of ${inside.tenant.name} can do this.`);
  requireOwnAccount(inside);
  return inside as TenantContext & UserContext;
}
