import { type Context, requireOwnAccount, requirePermission, requireRecentSignIn, requireStaff, requireTenant } from "#lib/access";
import { forbidden } from "#lib/platform/errors";

/** Whose providers are meant: those of the context's tenant, or those of the whole installation. */
export type ProviderOwner = "tenant" | "installation";

/**
 * The tenant whose providers somebody may see; null for those of the installation.
 * @throws `forbidden` without `security.manage` in the tenant, or for others than the operator's staff
 */
export function ownerToRead(context: Context, owner: ProviderOwner): string | null {
  if (owner === "installation") {
    requirePermission(requireStaff(context), "tenant.read");
    return null;
  }
  const inside = requireTenant(context);
  requirePermission(inside, "security.manage");
  return inside.tenant.id;
}

/**
 * The tenant whose providers somebody may change; null for those of the installation. Whoever sets up a provider can sign in
 * as everybody whom it vouches for, admins included: it takes an admin in person, who has just shown that it is them.
 * @throws `forbidden` as `ownerToRead`, for others than admins, for machines and for staff who act as somebody; with the reason
 *   `reauthentication_required`
 */
export function ownerToChange(context: Context, owner: ProviderOwner): string | null {
  const tenantId = ownerToRead(context, owner);
  const person = requireOwnAccount(context);
  if (owner === "installation") requirePermission(person, "tenant.manage");
  else if (person.actor.tenantRole !== "tenant_admin") throw forbidden("Only an admin of the portal may set up how people sign in.");
  requireRecentSignIn(person);
  return tenantId;
}
