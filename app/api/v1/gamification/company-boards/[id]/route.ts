import { changeMeasuredBoard } from "#lib/gamification";
import { boardIdInput, changeBoardCall, measuredBoard } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const PUT = jsonRoute({
  operationId: "changeCompanyBoard",
  summary: "Change a board of companies; it is computed anew",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  params: boardIdInput,
  body: changeBoardCall,
  response: measuredBoard,
  handle: ({ context, params: { id }, body }) => changeMeasuredBoard(context, id, body),
});
