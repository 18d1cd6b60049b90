import { dealBoard } from "#lib/crm";
import { boardInput, dealBoard as dealBoardShape } from "#lib/crm/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "dealBoard",
  summary: "The board: of each stage its first deals, how many there are and what they are worth",
  tag: "Deals",
  access: "tenant",
  permission: "deal.read",
  query: boardInput,
  response: dealBoardShape,
  handle: ({ context, query }) => dealBoard(context, query),
});
