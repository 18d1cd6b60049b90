import { z } from "zod";

export const LEADERBOARD_PERIODS = ["day", "week", "month", "quarter", "all"] as const;
export type Period = (typeof LEADERBOARD_PERIODS)[number];
const MOST_SHOWN = 100;

export const leaderboardInput = z.strictObject({
  /** Calendar periods in the tenant's time zone; weeks begin on Monday. */
  period: z.enum(LEADERBOARD_PERIODS).default("all"),
  /** How many from the top, or from the place after `after`. */
  limit: z.coerce.number().int().min(1).max(MOST_SHOWN, `Ask for at most ${MOST_SHOWN} at once.`).default(50),
  /** The place after which the page begins; 0 is the top. */
  after: z.coerce.number().int().min(0).max(10_000_000).default(0),
  /** How many before and after oneself. */
  around: z.coerce.number().int().min(0).max(10).default(2),
});
export type LeaderboardInput = z.infer<typeof leaderboardInput>;

/** One person of a board. */
export const leaderboardEntry = z.object({
  /** Equal points share a rank: 1, 2, 2, 4. */
  rank: z.int().min(1),
  /** From 1; of equal points the first to have them stands first. */
  place: z.int().min(1),
  /** Null for somebody who is shown without a name. */
  userId: z.uuid().nullable(),
  name: z.string().nullable(),
  points: z.int(),
  isYou: z.boolean(),
  /** How many ranks up (+) or down (−) since the period before closed; null for who had none then, and for all time. */
  movement: z.int().nullable(),
});
export type LeaderboardEntry = z.infer<typeof leaderboardEntry>;

export const PRIVACY_CHOICES = ["name", "anonymous", "hidden"] as const;
export type PrivacyChoice = (typeof PRIVACY_CHOICES)[number];
export const privacyInput = z.strictObject({ choice: z.enum(PRIVACY_CHOICES, "Choose one of the three.") });

/** A page of a board, and where the caller stands. */
export const leaderboard = z.object({
  period: z.enum(LEADERBOARD_PERIODS),
  /** Since when points count; null for all time. */
  since: z.iso.datetime().nullable(),
  entries: z.array(leaderboardEntry),
  /** How many people are on the board. */
  total: z.int(),
  /** The `after` of the next page; null on the last. */
  nextAfter: z.int().nullable(),
  /** The caller's own place with those around it; null for who has no points in the period, or is not on boards. */
  you: z
    .object({
      entry: leaderboardEntry,
      around: z.array(leaderboardEntry),
      /** The rank above and how many points are missing to share it; null on the first. */
      next: z.object({ rank: z.int(), points: z.int() }).nullable(),
    })
    .nullable(),
  /** How the caller is shown to others. */
  choice: z.enum(PRIVACY_CHOICES),
});
export type Leaderboard = z.infer<typeof leaderboard>;
