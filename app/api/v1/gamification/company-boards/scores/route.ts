import { companyScores } from "#lib/gamification";
import { companyScoresInput, companyScores as shape } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listCompanyScores",
  summary: "The scores of all companies that take part, with what they are made of",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  query: companyScoresInput,
  response: shape,
  handle: ({ context, query }) => companyScores(context, query),
});
