import { pointsLeaderboard } from "#lib/gamification";
import { leaderboard, leaderboardInput } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getLeaderboard",
  summary: "The people of the tenant, or of one of its teams, by points",
  tag: "Gamification",
  access: "tenant",
  permission: "campaign.read",
  query: leaderboardInput,
  response: leaderboard,
  handle: ({ context, query }) => pointsLeaderboard(context, query),
});
