import { changeLevels, getLevels } from "#lib/gamification";
import { changeLevelsCall, levelTable } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getLevels",
  summary: "The levels and the lifetime points that each takes",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  response: levelTable,
  handle: ({ context }) => getLevels(context),
});

export const PUT = jsonRoute({
  operationId: "changeLevels",
  summary: "Change the levels of everybody",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  body: changeLevelsCall,
  response: levelTable,
  idempotent: true,
  handle: ({ context, body }) => changeLevels(context, body),
});
