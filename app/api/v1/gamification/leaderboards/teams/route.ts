import { teamLeaderboard } from "#lib/gamification";
import { teamLeaderboardInput, teamLeaderboard as teamLeaderboardShape } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getTeamLeaderboard",
  summary: "The teams of the tenant by points per person",
  tag: "Gamification",
  access: "tenant",
  permission: "campaign.read",
  query: teamLeaderboardInput,
  response: teamLeaderboardShape,
  handle: ({ context, query }) => teamLeaderboard(context, query),
});
