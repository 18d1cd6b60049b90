import { z } from "zod";

/** Weeks and months that are told of. */
export const ANALYTICS_WEEKS = 12;
export const ANALYTICS_MONTHS = 6;

const week = z.object({
  /** The Monday that it begins with. */
  startsOn: z.iso.date(),
  /** Became available, less what was taken back. */
  earned: z.int(),
  redeemed: z.int(),
  expired: z.int(),
  /** Who earned something. */
  people: z.int(),
});

const cohort = z.object({
  /** People whose first points came in this month. */
  month: z.iso.date(),
  people: z.int(),
  /** How many of them earned something in this month, the next, and so on, up to the one under way. */
  active: z.array(z.int()),
});

const unlock = z.object({
  surface: z.string(),
  /** Published achievements. */
  definitions: z.int(),
  /** Of which somebody has earned. */
  earned: z.int(),
});

/** What points are given for. */
export const REWARD_SOURCES = ["achievement", "season", "referral", "other"] as const;

/** What rewards cost: points that became available by what they were given for, less what was taken back, and money. */
const rewardCost = z.object({
  points: z.array(z.object({ source: z.enum(REWARD_SOURCES), points: z.int(), entries: z.int() })),
  /** Credits on invoices that companies got because they came by an invitation, in minor units; of one tenant, those that it got itself. */
  credits: z.array(z.object({ currency: z.string(), count: z.int(), amountMinor: z.int(), withdrawnMinor: z.int() })),
});

/** How points and achievements are taken up. Rates are null where there is nothing to divide by. */
export const gamificationAnalytics = z.object({
  /** Active members. */
  members: z.int(),
  /** Who earned something in the last 28 days. */
  participants: z.int(),
  participation: z.number().min(0).nullable(),
  /** Achievements that somebody has earned, of all that are published. */
  unlockRate: z.number().min(0).max(1).nullable(),
  unlocks: z.array(unlock),
  points: z.object({
    /** All that were ever earned. */
    earned: z.int(),
    redeemed: z.int(),
    expired: z.int(),
    /** What can still be redeemed: available, pending and held. */
    outstanding: z.int(),
    /** Of the outstanding ones, those that have to be confirmed first. They are not earned yet. */
    pending: z.int(),
  }),
  cost: rewardCost,
  /** The week under way is the last. */
  weeks: z.array(week),
  cohorts: z.array(cohort),
});
export type GamificationAnalytics = z.infer<typeof gamificationAnalytics>;
