import { changeBoardVisibility } from "#lib/gamification";
import { boardVisibilityInput } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "changeCompanyBoardVisibility",
  summary: "Show a board of companies to everybody, or to companies alone; in public only those are on it that chose to be",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  body: boardVisibilityInput,
  response: boardVisibilityInput,
  handle: ({ context, body }) => changeBoardVisibility(context, body),
});
