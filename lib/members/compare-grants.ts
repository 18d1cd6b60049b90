import { ALL_PERMISSIONS, type Grants, type Permission } from "#lib/access";

export interface GrantsDifference {
  added: Permission[];
  /** From records of one's own to all. */
  widened: Permission[];
  narrowed: Permission[];
  removed: Permission[];
}

/** What the second grants more and less than the first, in the order of the list of permissions. Pure. */
export function compareGrants(before: Grants, after: Grants): GrantsDifference {
  const difference: GrantsDifference = { added: [], widened: [], narrowed: [], removed: [] };
  for (const permission of ALL_PERMISSIONS) {
    const [was, is] = [before.get(permission), after.get(permission)];
    if (was === is) continue;
    if (!was) difference.added.push(permission);
    else if (!is) difference.removed.push(permission);
    else difference[is === "all" ? "widened" : "narrowed"].push(permission);
  }
  return difference;
}
