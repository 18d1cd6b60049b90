import { TENANT_PERMISSIONS } from "#lib/access";
import { levelOf } from "./levels.ts";
import type { PrivilegeSource } from "./privileges-schema.ts";

/** A rule that is enabled. */
export interface ActiveRule {
  id: string;
  sourceKind: PrivilegeSource;
  sourceKey: string;
  permission: string;
}

/** What a member of the tenant has reached. */
export interface Earner {
  userId: string;
  /** Over the person's whole time in the tenant. */
  points: number;
  achievements: readonly string[];
}

export interface DuePrivilege {
  userId: string;
  ruleId: string;
  permission: string;
}

/** What is due to whom. A rule for what no tenant may do gives nothing, whoever wrote it. Pure. */
export function privilegesDue(rules: readonly ActiveRule[], earners: readonly Earner[]): DuePrivilege[] {
  const usable = rules.filter(({ permission }) => TENANT_PERMISSIONS.some((each) => each === permission));
  return earners.flatMap((earner) =>
    usable.filter((rule) => isMet(rule, earner)).map(({ id, permission }) => ({ userId: earner.userId, ruleId: id, permission })),
  );
}

function isMet({ sourceKind, sourceKey }: ActiveRule, { points, achievements }: Earner): boolean {
  return sourceKind === "level" ? levelOf(points) >= Number(sourceKey) : achievements.includes(sourceKey);
}
