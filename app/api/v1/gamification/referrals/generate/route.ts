import { generateReferral } from "#lib/gamification";
import { generatedReferral, generateReferralInput } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "generateReferral",
  summary: "Make a referral code: the caller’s own (BIZ, always the same), or one more for a campaign (PRO), with texts to share",
  tag: "Gamification",
  access: "tenant",
  permission: "campaign.read",
  body: generateReferralInput,
  response: generatedReferral,
  status: 201,
  idempotent: true,
  handle: ({ context, body, runtime }) => generateReferral(context, body, runtime.config.publicUrl),
});
