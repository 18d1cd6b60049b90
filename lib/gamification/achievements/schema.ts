import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { partProgress } from "../conditions/evaluate.ts";
import { condition, leavesOf, measure } from "../conditions/shapes.ts";

export const ACHIEVEMENT_KINDS = ["milestone", "performance", "social", "streak", "custom"] as const;
export const TIERS = ["bronze", "silver", "gold", "platinum", "diamond"] as const;
export const ACHIEVEMENT_SURFACES = ["marketing", "commerce", "directory", "platform"] as const;
export const REPEATS = ["week", "month", "quarter", "year"] as const;
/** Why it was taken back: what it stood on was, figures were corrected, or an operator decided so. */
export const TAKEN_BACK_BECAUSE = ["event", "figures", "operator"] as const;
export const ACHIEVEMENT_STATES = ["earned", "open", "hidden"] as const;

/** One achievement as the tenant sees it. One that is hidden and not earned shows its tier and surface alone. */
export const achievement = z.object({
  key: z.string().meta({ example: "first-campaign-launch" }),
  name: z.string().meta({ example: "First Campaign Launch" }),
  description: z.string().meta({ example: "Launch your first campaign." }),
  kind: z.enum(ACHIEVEMENT_KINDS),
  surface: z.enum(ACHIEVEMENT_SURFACES),
  tier: z.enum(TIERS),
  points: z.int().meta({ example: 100 }),
  /** 1 (easy) to 5. */
  difficulty: z.int().min(1).max(5),
  state: z.enum(ACHIEVEMENT_STATES),
  /** The tenant's own, made by one of its people. */
  isCustom: z.boolean(),
  /** It can be earned again in each such period; progress is that of the one under way. */
  repeatEvery: z.enum(REPEATS).nullable(),
  /** When it was earned, for the last time if it can be earned again. */
  earnedAt: z.iso.datetime().nullable(),
  /** When and why it was taken back, for what is not earned (again) since. */
  takenBack: z.object({ at: z.iso.datetime(), because: z.enum(TAKEN_BACK_BECAUSE) }).nullable(),
  /** How often it was earned. */
  earnedCount: z.int().min(0),
  /** 0 to 1; 1 once earned. Null when it is unknown, as ROI is before anything was spent. */
  progress: z.number().min(0).max(1).nullable(),
  /** Of the part that stands for the whole: what is measured (null when events are), how much there is, and the target. */
  measure: measure.nullable(),
  current: z.number().nullable(),
  target: z.number().nullable(),
  /** Whether every part must be met, or any one. */
  needs: z.enum(["all", "any"]),
  parts: z.array(partProgress),
});
export type Achievement = z.infer<typeof achievement>;

/** What brings the tenant on soonest, and why it is proposed. */
export const nextStep = z.object({
  key: z.string(),
  name: z.string(),
  points: z.int(),
  progress: z.number().min(0).max(1),
  /** The part that is missing; `remaining` of it is still to do. */
  part: partProgress,
  remaining: z.number().min(0),
  /** `nearest`: little is missing. `begin`: nothing of its kind is begun yet, and it is easy. */
  reason: z.enum(["nearest", "begin"]),
});
export type NextStep = z.infer<typeof nextStep>;

/** The earned ones first, newest first; then those that are nearest; hidden ones last. */
export const achievementOverview = z.object({
  /** All points of the tenant's people. */
  points: z.int(),
  /** Of all, whatever is asked for. */
  earned: z.int(),
  total: z.int(),
  achievements: z.array(achievement),
  nextSteps: z.array(nextStep).max(3),
});
export type AchievementOverview = z.infer<typeof achievementOverview>;

export const achievementFilter = z.strictObject({
  surface: z.enum(ACHIEVEMENT_SURFACES).optional(),
  tier: z.enum(TIERS).optional(),
  state: z.enum(ACHIEVEMENT_STATES).optional(),
});
export type AchievementFilter = z.infer<typeof achievementFilter>;

export const achievementName = trimmedText().min(1, "Enter a name.").max(80);
export const achievementDescription = trimmedText().min(1, "Say what it is for.").max(300);

/** What a definition says: the content of a version. */
export const definitionContent = z
  .strictObject({
    name: achievementName,
    description: achievementDescription,
    kind: z.enum(ACHIEVEMENT_KINDS),
    surface: z.enum(ACHIEVEMENT_SURFACES),
    tier: z.enum(TIERS),
    points: z.int().min(0).max(10_000),
    difficulty: z.int().min(1).max(5),
    condition: condition.meta({ example: { count: { event: "review.approved" }, atLeast: 20 } }),
    isHidden: z.boolean(),
    repeatEvery: z.enum(REPEATS).nullable(),
  })
  .superRefine(({ repeatEvery, condition: asked }, context) => {
    if (repeatEvery !== null && leavesOf(asked).some((leaf) => "measure" in leaf))
      context.addIssue({
        code: "custom",
        path: ["repeatEvery"],
        message: "What can be earned again cannot ask for figures of all time. Let it count events.",
      });
  });
export type DefinitionContent = z.infer<typeof definitionContent>;

/** A tenant's own achievement. It counts from now on, and its points are few: they are given by who may make it. */
export const createCustomAchievementInput = z.strictObject({
  name: achievementName.meta({ example: "Review Hunters" }),
  description: achievementDescription.meta({ example: "Get 20 reviews with five stars within 30 days." }),
  surface: z.enum(ACHIEVEMENT_SURFACES),
  tier: z.enum(TIERS).default("bronze"),
  points: z.int().min(0).max(100, "An achievement of your own gives at most 100 points.").default(0),
  difficulty: z.int().min(1).max(5).default(1),
  condition: condition.meta({
    example: { count: { event: "review.approved", where: [{ field: "rating", is: 5 }] }, atLeast: 20, within: { days: 30 } },
  }),
  repeatEvery: z.enum(REPEATS).nullable().default(null),
});
export type CreateCustomAchievementInput = z.infer<typeof createCustomAchievementInput>;

export const customAchievement = z.object({
  key: z.string().meta({ example: "custom-0198f3c2-7d1e-7a40-9c55-3b4c5d6e7f80" }),
  version: z.int(),
  /** Events before it do not count. */
  countsFrom: z.iso.datetime(),
  content: definitionContent,
});
export type CustomAchievement = z.infer<typeof customAchievement>;

/** An achievement that was earned in some period, as often as it was. */
export interface EarnedOnce {
  key: string;
  name: string;
  description: string;
  tier: (typeof TIERS)[number];
  times: number;
  earnedAt: string;
}

/** What a member has earned, each achievement once, the latest first; `times` of one that can be earned again. */
export const personBadges = z.object({
  total: z.int(),
  badges: z.array(z.object({ key: z.string(), name: z.string(), tier: z.enum(TIERS), times: z.int(), earnedAt: z.iso.datetime() })).max(24),
});
export type PersonBadges = z.infer<typeof personBadges>;
