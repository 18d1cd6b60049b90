import { z } from "zod";

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

export * from "./achievements/admin-schema.ts";
export * from "./achievements/schema.ts";
export { type PartProgress, partProgress } from "./conditions/evaluate.ts";
export { FACT_NAMES, FACTS, type FactName, fieldsOf } from "./conditions/facts.ts";
export { type Condition, condition, type Filter, MEASURES, type Measure, measure } from "./conditions/shapes.ts";
export * from "./ledger/schema.ts";
export * from "./levels/schema.ts";
export * from "./privileges-schema.ts";
