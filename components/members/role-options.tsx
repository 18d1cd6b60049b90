import { ROLE_NAMES, TENANT_ROLES } from "#lib/access";
import type { CustomRole } from "#lib/members/schema";

/** The roles to choose from, built-in ones first and in the reader's language. */
export function roleOptions(customRoles: Pick<CustomRole, "id" | "name">[], say: (sentence: string) => string): { value: string; label: string }[] {
  return [
    ...TENANT_ROLES.map((role) => ({ value: role, label: say(ROLE_NAMES[role]) })),
    ...customRoles.map(({ id, name }) => ({ value: id, label: name })),
  ];
}
