import { type Context, can, requireTenant } from "#lib/access";
import { pointsLeaderboard } from "#lib/gamification";
import { isAppError } from "#lib/platform/errors";
import { currentStatus, tellEvents, tellServices } from "#lib/services";
import { jsonRoute } from "#lib/web";
import { type PlatformStatus, platformStatus } from "./shapes.ts";
import { toldStatus } from "./told-status.ts";

const LEADERS = 3;

/** Parts are known from memory alone; everything else is left out, and named, where the database does not answer. */
export const GET = jsonRoute({
  operationId: "getStatus",
  summary:
    "The platform in one answer: its parts and services as last measured, incidents, maintenance, and the leaderboard, as far as the caller may see",
  tag: "Status",
  access: "public",
  response: platformStatus,
  cacheSeconds: 1,
  handle: async ({ context, runtime }) => {
    const parts = currentStatus(runtime);
    try {
      const { known, audience, view } = await toldStatus(runtime, context);
      const asOf = known.situation.at.toISOString();
      return { ...parts, asOf, services: tellServices(known, audience), ...tellEvents(view), leaderboard: await leaders(context) };
    } catch (error) {
      if (!isAppError(error) || error.code !== "unavailable") throw error;
      return { ...parts, asOf: null, services: null, incidents: null, maintenance: null, leaderboard: null };
    }
  },
});

async function leaders(context: Context): Promise<PlatformStatus["leaderboard"]> {
  if (!context.tenant || !can(context, "campaign.read")) return null;
  const { entries, total, period } = await pointsLeaderboard(requireTenant(context), { period: "month" });
  return {
    period,
    total,
    top: entries.slice(0, LEADERS).map(({ rank, name, points }) => ({ rank, name, points })),
    you: entries.find(({ isYou }) => isYou)?.rank ?? null,
  };
}
