import { listSeasons, planSeason } from "#lib/gamification";
import { plannedSeason, planSeasonCall, seasonList } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listSeasons",
  summary: "The seasons, with what came of them",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  response: seasonList,
  handle: async ({ context }) => ({ seasons: await listSeasons(context) }),
});

export const POST = jsonRoute({
  operationId: "planSeason",
  summary: "Plan a season for the people of every tenant",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  body: planSeasonCall,
  response: plannedSeason,
  idempotent: true,
  handle: ({ context, body }) => planSeason(context, body),
});
