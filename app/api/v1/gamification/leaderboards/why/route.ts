import { rankReasons } from "#lib/gamification";
import { rankReasonsInput, rankReasons as rankReasonsShape } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getRankReasons",
  summary: "Why one’s own rank, or that of a team, is what it is: the entries and the people behind it",
  tag: "Gamification",
  access: "tenant",
  permission: "campaign.read",
  query: rankReasonsInput,
  response: rankReasonsShape,
  handle: ({ context, query }) => rankReasons(context, query),
});
