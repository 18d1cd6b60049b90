import { TENANT_PERMISSIONS } from "#lib/access";
import type { Level } from "./levels/schema.ts";
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

/** Whoever has a level's privilege keeps it down to this share of the level's points: a small reversal does not take and give it in turns. */
const KEPT_DOWN_TO = 0.9;

/** Down to how many points whoever has a level's privilege keeps it. */
export const keptDownTo = (points: number): number => Math.ceil(points * KEPT_DOWN_TO);

export const keyOf = ({ userId, ruleId }: Pick<DuePrivilege, "userId" | "ruleId">): string => `${userId}:${ruleId}`;

/**
 * What is due to whom. A rule for what no tenant may do, or for a level that there is not, gives nothing, whoever wrote it. Pure.
 * @param held what is held now, as `keyOf` says it
 */
export function privilegesDue(
  rules: readonly ActiveRule[],
  earners: readonly Earner[],
  levels: readonly Level[],
  held: ReadonlySet<string> = new Set(),
): DuePrivilege[] {
  const usable = rules.filter(({ permission }) => TENANT_PERMISSIONS.some((each) => each === permission));
  return earners.flatMap((earner) =>
    usable
      .map((rule) => ({ rule, due: { userId: earner.userId, ruleId: rule.id, permission: rule.permission } }))
      .filter(({ rule, due }) => isMet(rule, earner, levels, held.has(keyOf(due))))
      .map(({ due }) => due),
  );
}

function isMet({ sourceKind, sourceKey }: ActiveRule, { points, achievements }: Earner, levels: readonly Level[], isHeld: boolean): boolean {
  if (sourceKind === "achievement") return achievements.includes(sourceKey);
  const level = levels[Number(sourceKey) - 1];
  return level !== undefined && points >= (isHeld ? keptDownTo(level.points) : level.points);
}
