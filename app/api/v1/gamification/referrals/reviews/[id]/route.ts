import { z } from "zod";
import { decideReferral, getReview } from "#lib/gamification";
import { decideReferralInput, reviewItem } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "getReferralReview",
  summary: "One referral with its signals and decisions",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  params,
  response: reviewItem,
  handle: ({ context, params: { id } }) => getReview(context, id),
});

export const POST = jsonRoute({
  operationId: "decideReferral",
  summary: "Approve, reject, uphold or reverse a referral, with a reason; the ledger follows",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  params,
  body: decideReferralInput.omit({ id: true }),
  response: reviewItem,
  handle: ({ context, params: { id }, body }) => decideReferral(context, { ...body, id }),
});
