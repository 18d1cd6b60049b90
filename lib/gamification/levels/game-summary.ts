import { can, readInTenant, type TenantContext } from "#lib/access";
import { achievementsOf } from "../achievements/achievements-of.ts";
import { pointsLeaderboard } from "../boards/points-leaderboard.ts";
import { readStanding } from "./read-standing.ts";
import type { GameSummary } from "./schema.ts";

/**
 * The caller's own points, level, rank of the month and best next step, for any page that shows them in short. What needs `campaign.read` is null
 * without it. @returns null for a machine
 */
export async function gameSummary(context: TenantContext): Promise<GameSummary | null> {
  if (context.actor.kind !== "user") return null;
  const { userId } = context.actor;
  const standing = await readInTenant(context, (tx) => readStanding(tx, context.tenant.id, userId));
  if (!can(context, "campaign.read")) return { standing, month: null, nextStep: null, earned: null };
  const board = await pointsLeaderboard(context, { period: "month", limit: 1, around: 0 });
  const { earned, total, nextSteps } = await achievementsOf(context);
  return {
    standing,
    month: { rank: board.you?.entry.rank ?? null, points: board.you?.entry.points ?? 0, people: board.total },
    nextStep: nextSteps[0] ?? null,
    earned: { count: earned, of: total },
  };
}
