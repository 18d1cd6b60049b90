import { getSay } from "#components/format/words";
import { ROLE_NAMES, TENANT_ROLES, type TenantContext } from "#lib/access";
import { listRoles } from "#lib/members";

/** The roles that the tenant's people can have, for a list to choose from. */
export async function roleOptions(context: TenantContext): Promise<{ value: string; label: string }[]> {
  const [own, say] = await Promise.all([listRoles(context), getSay()]);
  return [...TENANT_ROLES.map((role) => ({ value: role, label: say(ROLE_NAMES[role]) })), ...own.map(({ id, name }) => ({ value: id, label: name }))];
}
