import { z } from "zod";
import { trimmedText } from "#lib/platform/text";

const MOST_REWARD = 100_000;
const MOST_DAYS = 366;
const MOST_NAME = 80;
const MOST_REWARDS = 10;
const DAY_MS = 86_400_000;

/** Whoever has this rank or a better one, and no earlier reward, gets so many points. Equal points share a rank, and each gets its reward. */
const reward = z.strictObject({ toRank: z.int().min(1).max(1_000), points: z.int().min(1).max(MOST_REWARD) });
export type Reward = z.infer<typeof reward>;

export const SEASON_STATES = ["planned", "running", "over", "cancelled"] as const;

/** A season; days are of each tenant's own calendar, both ends included. The state is by UTC. */
export const season = z.object({
  id: z.uuid(),
  name: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  rewards: z.array(reward),
  state: z.enum(SEASON_STATES),
});
export type Season = z.infer<typeof season>;

/** With what came of it so far: it closes in each tenant when it is over there. */
export const plannedSeason = season.extend({ closedTenants: z.int(), people: z.int(), paid: z.int() });
export type PlannedSeason = z.infer<typeof plannedSeason>;
export const seasonList = z.object({ seasons: z.array(plannedSeason) });

/** Where somebody stands, or stood at the end. Without a name for who does not want to be seen with it. */
export const seasonStanding = z.object({
  place: z.int(),
  rank: z.int(),
  name: z.string().nullable(),
  points: z.int(),
  /** What it brought, or would bring now. */
  reward: z.int(),
  isYou: z.boolean(),
});
export type SeasonStanding = z.infer<typeof seasonStanding>;

/** A season as a tenant's people see it: the first ten, and the reader. */
export const tenantSeason = season.extend({ people: z.int(), closedAt: z.iso.datetime().nullable(), standings: z.array(seasonStanding) });
export type TenantSeason = z.infer<typeof tenantSeason>;
export const tenantSeasons = z.object({ seasons: z.array(tenantSeason) });

const days = {
  name: trimmedText().min(1, "Give it a name.").max(MOST_NAME, `Use at most ${MOST_NAME} characters.`),
  startsOn: z.iso.date("Choose the first day."),
  endsOn: z.iso.date("Choose the last day."),
};

/** How many days lie between two. */
const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

function checkDays({ startsOn, endsOn }: { startsOn: string; endsOn: string }, context: z.RefinementCtx): void {
  const length = daysFrom(startsOn, endsOn) + 1;
  const refuse = (message: string) => context.addIssue({ code: "custom", path: ["endsOn"], message });
  if (length < 1) refuse("The last day comes after the first.");
  if (length > MOST_DAYS) refuse(`A season lasts at most ${MOST_DAYS} days.`);
}

/** A season as a call of the API says it. */
export const planSeasonCall = z
  .strictObject({ ...days, rewards: z.array(reward).max(MOST_REWARDS) })
  .superRefine(checkDays)
  .superRefine(({ rewards }, context) => {
    for (const [index, each] of rewards.entries()) {
      const before = rewards[index - 1];
      if (before && before.toRank >= each.toRank)
        context.addIssue({ code: "custom", path: ["rewards", index, "toRank"], message: "Name the ranks from the best to the last." });
    }
  });
export type PlanSeasonInput = z.output<typeof planSeasonCall>;

/** The rows of its form: who gets what. */
export const REWARD_RANKS = [1, 2, 3, 10] as const;
const rewardField = trimmedText()
  .regex(/^\d{0,6}$/, "Enter a whole number of points.")
  .transform(Number)
  .refine((points) => points <= MOST_REWARD, `Give at most ${MOST_REWARD} points.`)
  .optional();

/** As its form has it; without points there is no reward. */
export const planSeasonInput = z
  .strictObject({ ...days, reward1: rewardField, reward2: rewardField, reward3: rewardField, reward10: rewardField })
  .superRefine(checkDays)
  .transform(
    ({ name, startsOn, endsOn, ...fields }): PlanSeasonInput => ({
      name,
      startsOn,
      endsOn,
      rewards: REWARD_RANKS.map((toRank) => ({ toRank, points: fields[`reward${toRank}`] ?? 0 })).filter(({ points }) => points > 0),
    }),
  );

export const seasonIdInput = z.strictObject({ id: z.uuid() });
