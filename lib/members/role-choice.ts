import { type Context, type Grants, type MemberRole, mayGive, ROLE_NAMES, TENANT_ROLES, type TenantContext, type TenantRole } from "#lib/access";
import { grantsOfRole } from "#lib/identity";
import type { Queryable } from "#lib/platform/database";
import { forbidden, invalid } from "#lib/platform/errors";
import type { RoleChoice } from "./members-schema.ts";

/** A role as a membership or an invitation keeps it, with what it grants. */
export interface ChosenRole {
  role: MemberRole;
  customRoleId: string | null;
  name: string;
  grants: Grants;
}

/** What was chosen. @throws `invalid` for a role that the tenant does not have */
export async function resolveRole(context: TenantContext, tx: Queryable, choice: RoleChoice): Promise<ChosenRole> {
  if (isBuiltIn(choice)) return { role: choice, customRoleId: null, name: ROLE_NAMES[choice], grants: grantsOfRole(choice, null) };
  // Locked against removal until the caller is done with it.
  const [found] = await tx.query<{ name: string; grants: unknown }>({
    text: "SELECT name, grants FROM custom_role WHERE tenant_id = $1::uuid AND id = $2::uuid FOR KEY SHARE",
    values: [context.tenant.id, choice],
  });
  if (!found) throw invalid("This role is not there any more.", [{ path: "role", message: "Choose one of the roles." }]);
  return { role: "custom", customRoleId: choice, name: found.name, grants: grantsOfRole("custom", found.grants) };
}

/**
 * Nobody gives, or takes away, more than they hold themselves.
 * @throws `forbidden`
 */
export function requireMayGive(context: Context, role: Pick<ChosenRole, "name" | "grants">): void {
  if (!mayGive(context, role.grants)) throw forbidden(`The role “${role.name}” allows more than yours does. Ask an admin to give or take it.`);
}

const isBuiltIn = (choice: string): choice is TenantRole => TENANT_ROLES.some((role) => role === choice);
