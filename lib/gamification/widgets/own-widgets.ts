import { can, readInTenant, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { achievementsIn } from "../achievements/achievements-of.ts";
import { badgesIn } from "../achievements/badges-of.ts";
import { leaderboardIn } from "../boards/points-leaderboard.ts";
import { readStanding } from "../levels/read-standing.ts";
import { type GameSummary, LEADERS, type OwnWidgets } from "./schema.ts";

const LATEST = 3;

/**
 * The caller's own level, rank of the month with who stands around them and who leads, and latest achievements, in one transaction. What needs
 * `campaign.read` is null without it. @returns null for a machine
 */
export async function ownWidgets(context: TenantContext): Promise<OwnWidgets | null> {
  if (context.actor.kind !== "user") return null;
  const { userId } = context.actor;
  return readInTenant(context, (tx) => ownWidgetsIn(context, tx, userId));
}

/** The same, with the company's achievements and its best next step, which takes counting what it has done. @returns null for a machine */
export async function gameSummary(context: TenantContext): Promise<GameSummary | null> {
  if (context.actor.kind !== "user") return null;
  const { userId } = context.actor;
  return readInTenant(context, async (tx) => {
    const own = await ownWidgetsIn(context, tx, userId);
    if (!can(context, "campaign.read")) return { ...own, nextStep: null, earned: null };
    const { earned, total, nextSteps } = await achievementsIn(context, tx);
    return { ...own, nextStep: nextSteps[0] ?? null, earned: { count: earned, of: total } };
  });
}

async function ownWidgetsIn(context: TenantContext, tx: Queryable, userId: string): Promise<OwnWidgets> {
  const standing = await readStanding(tx, context.tenant.id, userId);
  if (!can(context, "campaign.read")) return { standing, month: null, latest: null };
  const { you, total, entries } = await leaderboardIn(context, tx, { period: "month", limit: LEADERS, around: 1 });
  return {
    standing,
    month: {
      rank: you?.entry.rank ?? null,
      points: you?.entry.points ?? 0,
      people: total,
      near: you?.around ?? [],
      top: entries,
      next: you?.next ?? null,
    },
    latest: await badgesIn(context, tx, userId, LATEST),
  };
}
