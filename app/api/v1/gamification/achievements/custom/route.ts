import { createCustomAchievement } from "#lib/gamification";
import { createCustomAchievementInput, customAchievement } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "createCustomAchievement",
  summary: "Make an achievement of the tenant’s own; it counts from now on",
  tag: "Gamification",
  access: "tenant",
  permission: "gamification.manage",
  idempotent: true,
  body: createCustomAchievementInput,
  response: customAchievement,
  status: 201,
  handle: ({ context, body }) => createCustomAchievement(context, body),
});
