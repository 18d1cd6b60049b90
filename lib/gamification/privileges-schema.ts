import { z } from "zod";
import { type Permission, TENANT_PERMISSIONS } from "#lib/access";
import { MOST_LEVELS } from "./levels/schema.ts";

export const PRIVILEGE_SOURCES = ["achievement", "level"] as const;
export type PrivilegeSource = (typeof PRIVILEGE_SOURCES)[number];

/** A rule of the operator's: who has this achievement, or has reached this level, may do that. */
export const privilegeRule = z.object({
  id: z.uuid(),
  sourceKind: z.enum(PRIVILEGE_SOURCES),
  sourceKey: z.string(),
  /** What the achievement or level is called. */
  sourceName: z.string(),
  permission: z.string(),
  isEnabled: z.boolean(),
  /** How many people hold the permission by this rule, over all tenants. */
  holderCount: z.int(),
});
export type PrivilegeRule = z.infer<typeof privilegeRule>;

/** The levels that could open something, whether there are so many or not: everybody has the first. */
const RULE_LEVELS = Array.from({ length: MOST_LEVELS - 1 }, (_, index) => index + 2);

/** `source` is "achievement:<key>" or "level:<number>". */
export const addPrivilegeRuleInput = z.strictObject({
  source: z
    .string()
    .refine(
      (source) => /^achievement:[a-z0-9_-]{1,100}$/.test(source) || RULE_LEVELS.some((level) => source === `level:${level}`),
      "Choose an achievement or a level.",
    ),
  permission: z.enum(TENANT_PERMISSIONS as [Permission, ...Permission[]], { error: "Choose one of the permissions." }),
});
export type AddPrivilegeRuleInput = z.infer<typeof addPrivilegeRuleInput>;

export const switchPrivilegeRuleInput = z.strictObject({ id: z.uuid(), isEnabled: z.enum(["true", "false"]).transform((value) => value === "true") });
