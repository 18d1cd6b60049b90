import { listReviews } from "#lib/gamification";
import { listReviewsInput, reviewPage } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listReferralReviews",
  summary: "Referrals of all tenants with every signal and its evidence; those that wait for a person unless told",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  query: listReviewsInput,
  response: reviewPage,
  handle: ({ context, query }) => listReviews(context, query),
});
