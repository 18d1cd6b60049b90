import { companyBoard } from "#lib/gamification";
import { companyBoardInput, companyBoard as shape } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getCompanyBoard",
  summary: "The companies that take part by their scores, where the tenant's own stands, and why",
  tag: "Gamification",
  access: "tenant",
  permission: "campaign.read",
  query: companyBoardInput,
  response: shape,
  handle: ({ context, query }) => companyBoard(context, query),
});
