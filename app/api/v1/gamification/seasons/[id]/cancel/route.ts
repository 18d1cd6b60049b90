import { cancelSeason } from "#lib/gamification";
import { plannedSeason, seasonIdInput } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "cancelSeason",
  summary: "Cancel a season that has not closed anywhere",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  params: seasonIdInput,
  response: plannedSeason,
  handle: ({ context, params: { id } }) => cancelSeason(context, id),
});
