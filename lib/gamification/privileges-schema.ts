import { z } from "zod";
import { type Permission, TENANT_PERMISSIONS } from "#lib/access";
import { pointEntry } from "./ledger/schema.ts";
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

/** A level and the lifetime points that it takes. */
const levelPoints = z.object({ level: z.int().min(1), points: z.int().min(0) });

/** A permission that its holder has earned, and what it stands on. */
export const privilegeReason = z.object({
  permission: z.string(),
  sourceKind: z.enum(PRIVILEGE_SOURCES),
  /** What the achievement or level is called. */
  sourceName: z.string(),
  grantedAt: z.iso.datetime(),
  /** The level that gives it, and the points down to which it is kept; null for an achievement. */
  level: levelPoints.extend({ keptDownTo: z.int() }).nullable(),
  /** The entry that reached the level, or that paid the achievement; null where none did. */
  entry: pointEntry.nullable(),
});
export type PrivilegeReason = z.infer<typeof privilegeReason>;

/** Why somebody may do what they earned, and what levels would open that they may not do yet. */
export const privilegeReasons = z
  .object({
    /** Lifetime points, which levels go by. */
    points: z.int(),
    held: z.array(privilegeReason),
    /** The nearest first, with the points that are missing. */
    ahead: z.array(levelPoints.extend({ permission: z.string(), missing: z.int().min(1) })),
  })
  .meta({
    example: {
      points: 340,
      held: [
        {
          permission: "dashboard.manage",
          sourceKind: "level",
          sourceName: "Level 3",
          grantedAt: "2026-11-20T09:14:00.000Z",
          level: { level: 3, points: 300, keptDownTo: 270 },
          entry: null,
        },
      ],
      ahead: [{ permission: "integration.create", level: 5, points: 1_000, missing: 660 }],
    },
  });
export type PrivilegeReasons = z.infer<typeof privilegeReasons>;
