import { retireMeasuredBoard } from "#lib/gamification";
import { boardIdInput, measuredBoard } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "retireCompanyBoard",
  summary: "Give up a board of companies; its scores go with it",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  params: boardIdInput,
  response: measuredBoard,
  handle: ({ context, params: { id } }) => retireMeasuredBoard(context, id),
});
