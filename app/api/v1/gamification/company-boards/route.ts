import { createMeasuredBoard, listMeasuredBoards } from "#lib/gamification";
import { measuredBoard, measuredBoardList, saveBoardCall } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listCompanyBoards",
  summary: "The operator's own boards of companies, with their weights",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  response: measuredBoardList,
  handle: async ({ context }) => ({ boards: await listMeasuredBoards(context) }),
});

export const POST = jsonRoute({
  operationId: "createCompanyBoard",
  summary: "Make a board of companies by weights over measures",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  body: saveBoardCall,
  response: measuredBoard,
  idempotent: true,
  handle: ({ context, body }) => createMeasuredBoard(context, body),
});
