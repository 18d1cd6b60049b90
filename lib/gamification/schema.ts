import { z } from "zod";

/** What conditions can ask for. Money is in minor units of the tenant's currency; `roas` and `roi` are ratios (5 is 500 %). */
export const MEASURES = [
  "campaigns_launched",
  "campaigns_completed",
  "channels_used",
  "impressions",
  "clicks",
  "conversions",
  "spend_minor",
  "revenue_minor",
  "roas",
  "roi",
  "days_with_figures",
  "best_day_conversions",
  "conversion_streak_days",
] as const;
export const measure = z.enum(MEASURES);
export type Measure = z.infer<typeof measure>;

/** Version 1 of the language of conditions: one measure has reached a value. */
export const condition = z.strictObject({ measure, atLeast: z.number().positive() });
export type Condition = z.infer<typeof condition>;

export const ACHIEVEMENT_KINDS = ["milestone", "performance", "social", "streak", "custom"] as const;
export const TIERS = ["bronze", "silver", "gold", "platinum", "diamond"] as const;

/** One achievement as the tenant sees it. */
export const achievement = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  kind: z.enum(ACHIEVEMENT_KINDS),
  surface: z.string(),
  tier: z.enum(TIERS),
  points: z.int(),
  /** 1 (easy) to 5. */
  difficulty: z.int().min(1).max(5),
  earnedAt: z.iso.datetime().nullable(),
  /** 0 to 1; 1 once earned. Null when the measure is unknown, as ROI is before anything was spent. */
  progress: z.number().min(0).max(1).nullable(),
  /** What the condition measures; says in which unit `current` and `target` are. */
  measure,
  current: z.number().nullable(),
  target: z.number(),
});
export type Achievement = z.infer<typeof achievement>;

/** The earned ones first, newest first; then those that are nearest. */
export const achievementOverview = z.object({
  /** All points of the tenant's people. */
  points: z.int(),
  earned: z.int(),
  total: z.int(),
  achievements: z.array(achievement),
});
export type AchievementOverview = z.infer<typeof achievementOverview>;

export const LEADERBOARD_PERIODS = ["week", "month", "quarter", "all"] as const;
export const leaderboardInput = z.strictObject({
  /** Calendar periods in the tenant's time zone; weeks begin on Monday. */
  period: z.enum(LEADERBOARD_PERIODS).default("all"),
});
export type LeaderboardInput = z.infer<typeof leaderboardInput>;

export const leaderboardEntry = z.object({
  /** Equal points share a rank: 1, 2, 2, 4. */
  rank: z.int().min(1),
  userId: z.uuid(),
  name: z.string(),
  points: z.int(),
  isYou: z.boolean(),
});
export type LeaderboardEntry = z.infer<typeof leaderboardEntry>;

/** The first fifty, and the caller's own place when it lies beyond. */
export const leaderboard = z.object({
  period: z.enum(LEADERBOARD_PERIODS),
  /** Since when points count; null for all time. */
  since: z.iso.datetime().nullable(),
  entries: z.array(leaderboardEntry),
  /** How many people have points in the period. */
  total: z.int(),
});
export type Leaderboard = z.infer<typeof leaderboard>;

export * from "./ledger/schema.ts";
export * from "./portfolio/portfolio-schema.ts";
export * from "./privileges-schema.ts";
export * from "./privileges-schema.ts";
