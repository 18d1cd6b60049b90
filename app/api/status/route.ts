import { type Context, can, requireTenant } from "#lib/access";
import { pointsLeaderboard } from "#lib/gamification";
import { isAppError } from "#lib/platform/errors";
import { audienceOf, tellPlatform } from "#lib/services";
import { type PlatformStatus, platformStatus } from "#lib/services/schema";
import { jsonRoute } from "#lib/web";

const LEADERS = 3;

/** To whoever is nobody the same is told ahead of Next (`lib/services/public`). */
export const GET = jsonRoute({
  operationId: "getStatus",
  summary:
    "The platform in one answer: its parts and services as last measured, incidents, maintenance, and the leaderboard, as far as the caller may see",
  tag: "Status",
  access: "public",
  response: platformStatus,
  cacheSeconds: 1,
  handle: async ({ context, runtime }) => {
    const told = await tellPlatform(runtime, audienceOf(context));
    return { ...told, leaderboard: await leaders(context).catch(unknownWhileAway) };
  },
});

function unknownWhileAway(error: unknown): null {
  if (isAppError(error) && error.code === "unavailable") return null;
  throw error;
}

async function leaders(context: Context): Promise<PlatformStatus["leaderboard"]> {
  if (!context.tenant || !can(context, "campaign.read")) return null;
  const { entries, you, total, period } = await pointsLeaderboard(requireTenant(context), { period: "month" });
  return {
    period,
    total,
    top: entries.slice(0, LEADERS).map(({ rank, name, points }) => ({ rank, name, points })),
    you: you?.entry.rank ?? null,
  };
}
