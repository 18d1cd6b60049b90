import { z } from "zod";
import { nextStep, personBadges, TIERS } from "../achievements/schema.ts";
import { leaderboardEntry } from "../boards/schema.ts";
import { standing } from "../levels/schema.ts";

/** So many lead. */
export const LEADERS = 5;

/** Where a person stands, for any page that shows it in short. What they may not see is null. */
export const ownWidgets = z.object({
  standing,
  /** Their rank of the month, null without points in it or off the boards; of how many, and who stands before and after them. */
  month: z
    .object({
      rank: z.int().nullable(),
      points: z.int(),
      people: z.int(),
      near: z.array(leaderboardEntry),
      /** Who leads. */
      top: z.array(leaderboardEntry).max(LEADERS),
      /** The rank above and how many points are missing to share it; null on the first. */
      next: z.object({ rank: z.int(), points: z.int() }).nullable(),
    })
    .nullable(),
  /** What they earned last. */
  latest: personBadges.nullable(),
});
export type OwnWidgets = z.infer<typeof ownWidgets>;

/** The same, with what the company has and what brings it on soonest. */
export const gameSummary = ownWidgets
  .extend({
    nextStep: nextStep.nullable(),
    /** Achievements of the company. */
    earned: z.object({ count: z.int(), of: z.int() }).nullable(),
  })
  .meta({
    example: {
      standing: { points: 340, level: 3, name: "", next: { level: 4, name: "", points: 500 }, progress: 0.36 },
      month: {
        rank: 1,
        points: 120,
        people: 8,
        near: [
          { rank: 1, place: 1, userId: "0199c1a2-6f00-7a41-9c1e-2f6f0d8f1a11", name: "Ada Osei", points: 120, isYou: true, movement: null },
          { rank: 2, place: 2, userId: null, name: null, points: 90, isYou: false, movement: 1 },
        ],
        top: [
          { rank: 1, place: 1, userId: "0199c1a2-6f00-7a41-9c1e-2f6f0d8f1a11", name: "Ada Osei", points: 120, isYou: true, movement: null },
          { rank: 2, place: 2, userId: null, name: null, points: 90, isYou: false, movement: 1 },
        ],
        next: null,
      },
      latest: { total: 1, badges: [{ key: "first-lead", name: "First Lead", tier: "bronze", times: 1, earnedAt: "2026-11-20T09:14:00.000Z" }] },
      nextStep: null,
      earned: { count: 12, of: 80 },
    },
  });
export type GameSummary = z.infer<typeof gameSummary>;

/** An achievement that a company earned; it names no person. */
export const unlock = z.object({
  tenantId: z.uuid(),
  tenantName: z.string(),
  key: z.string(),
  name: z.string(),
  tier: z.enum(TIERS),
  earnedAt: z.iso.datetime(),
});
export type Unlock = z.infer<typeof unlock>;

/** What all tenants together earn. */
export interface PlatformWidgets {
  /** Points given since Monday (UTC), less what was taken back, and in as much of the week before. */
  week: { points: number; before: number; since: string };
  unlocks: Unlock[];
}

/** What one tenant has earned. */
export interface TenantWidgets {
  /** All points of its people, and those since Monday (UTC). */
  points: number;
  weekPoints: number;
  earned: { count: number; of: number };
  /** Its rank of the month on the overall board of companies; null for who takes no part or is not ranked. */
  rank: { rank: number; companies: number } | null;
  unlocks: Unlock[];
}
