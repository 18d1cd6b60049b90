import { z } from "zod";
import { pointEntry } from "../ledger/schema.ts";

export const LEADERBOARD_PERIODS = ["day", "week", "month", "quarter", "all"] as const;
export type Period = (typeof LEADERBOARD_PERIODS)[number];
const MOST_SHOWN = 100;
/** All people of a team, and all teams of a tenant, are read at once. */
export const MOST_ON_TEAM_BOARD = 200;
export const MOST_TEAMS_ON_BOARD = 100;

/** All people of the tenant, or those of one team. */
export const LEADERBOARD_SCOPES = ["tenant", "team"] as const;

export const leaderboardInput = z.strictObject({
  scope: z.enum(LEADERBOARD_SCOPES).default("tenant").meta({ example: "team" }),
  /** With the scope `team`: which one; the caller's own when it is left out. */
  team: z.uuid("There is no such team.").optional(),
  /** Calendar periods in the tenant's time zone; weeks begin on Monday. */
  period: z.enum(LEADERBOARD_PERIODS).default("all").meta({ example: "month" }),
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

/** A team, as a board names it. */
export const boardTeam = z.object({ id: z.uuid(), name: z.string() });
export type BoardTeam = z.infer<typeof boardTeam>;

const EXAMPLE_TEAM = { id: "0199c1a2-6f00-7a41-9c1e-2f6f0d8f1a10", name: "Sales" };
const EXAMPLE_ENTRY = {
  rank: 1,
  place: 1,
  userId: "0199c1a2-6f00-7a41-9c1e-2f6f0d8f1a11",
  name: "Ada Osei",
  points: 340,
  isYou: true,
  movement: 1,
};

/** A page of a board, and where the caller stands. */
export const leaderboard = z
  .object({
    scope: z.enum(LEADERBOARD_SCOPES),
    /** Whose people stand on it; null for all of the tenant's, and for a caller who is in no team. */
    team: boardTeam.nullable(),
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
  })
  .meta({
    example: {
      scope: "team",
      team: EXAMPLE_TEAM,
      period: "month",
      since: "2026-11-01T00:00:00.000Z",
      entries: [EXAMPLE_ENTRY],
      total: 1,
      nextAfter: null,
      you: { entry: EXAMPLE_ENTRY, around: [EXAMPLE_ENTRY], next: null },
      choice: "name",
    },
  });
export type Leaderboard = z.infer<typeof leaderboard>;

export const teamLeaderboardInput = leaderboardInput.pick({ period: true });
export type TeamLeaderboardInput = z.infer<typeof teamLeaderboardInput>;

/** One team of a board. */
export const teamLeaderboardEntry = z.object({
  /** Equal figures share a rank: 1, 2, 2, 4. */
  rank: z.int().min(1),
  place: z.int().min(1),
  teamId: z.uuid(),
  name: z.string(),
  /** Points of its people, divided by how many they are, in whole hundredths. */
  perPerson: z.number(),
  /** Who counts: those who are in it now and are shown by name, with and without points. */
  people: z.int(),
  /** Whether the caller is in it. */
  isYours: z.boolean(),
  /** How many ranks up (+) or down (−) against the period before, counted anew with who is in the teams now. */
  movement: z.int().nullable(),
});
export type TeamLeaderboardEntry = z.infer<typeof teamLeaderboardEntry>;

export const teamLeaderboard = z
  .object({
    period: z.enum(LEADERBOARD_PERIODS),
    since: z.iso.datetime().nullable(),
    entries: z.array(teamLeaderboardEntry),
    /** How many teams there are, with those that are not on the board. */
    teams: z.int(),
  })
  .meta({
    example: {
      period: "month",
      since: "2026-11-01T00:00:00.000Z",
      entries: [{ rank: 1, place: 1, teamId: EXAMPLE_TEAM.id, name: "Sales", perPerson: 112.5, people: 4, isYours: true, movement: 1 }],
      teams: 2,
    },
  });
export type TeamLeaderboard = z.infer<typeof teamLeaderboard>;

export const rankReasonsInput = leaderboardInput.pick({ scope: true, team: true, period: true });
export type RankReasonsInput = z.infer<typeof rankReasonsInput>;

/** What a place on a board is made of. */
export const rankReasons = z
  .object({
    scope: z.enum(LEADERBOARD_SCOPES),
    period: z.enum(LEADERBOARD_PERIODS),
    since: z.iso.datetime().nullable(),
    /** The caller's own points of the period, and the newest of the entries whose sum they are; null for a machine. */
    you: z.object({ points: z.int(), entryCount: z.int(), entries: z.array(pointEntry) }).nullable(),
    /** With the scope `team`: what each of its people who count has, with and without points. */
    team: boardTeam
      .extend({
        total: z.int(),
        /** Null when nobody of it counts. */
        perPerson: z.number().nullable(),
        members: z.array(z.object({ userId: z.uuid(), name: z.string(), points: z.int(), isYou: z.boolean() })),
      })
      .nullable(),
  })
  .meta({
    example: {
      scope: "team",
      period: "month",
      since: "2026-11-01T00:00:00.000Z",
      you: { points: 340, entryCount: 4, entries: [] },
      team: { ...EXAMPLE_TEAM, total: 340, perPerson: 340, members: [{ userId: EXAMPLE_ENTRY.userId, name: "Ada Osei", points: 340, isYou: true }] },
    },
  });
export type RankReasons = z.infer<typeof rankReasons>;
