import { ownReferrals } from "#lib/gamification";
import { ownReferralsInput, ownReferrals as ownReferralsShape } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "listOwnReferrals",
  summary: "The caller’s codes, what came of them from visit to payment, and each referral; the newest first",
  tag: "Gamification",
  access: "tenant",
  permission: "campaign.read",
  query: ownReferralsInput,
  response: ownReferralsShape,
  handle: ({ context, query, runtime }) => ownReferrals(context, query, runtime.config.publicUrl),
});
