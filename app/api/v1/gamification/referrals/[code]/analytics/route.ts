import { codeAnalytics } from "#lib/gamification";
import { codeAnalytics as codeAnalyticsShape, codeInput } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getReferralAnalytics",
  summary: "What one referral code brought: its funnel, where its links stood, and the last thirty days",
  tag: "Gamification",
  access: "tenant",
  permission: "campaign.read",
  params: codeInput,
  response: codeAnalyticsShape,
  handle: ({ context, params: { code }, runtime }) => codeAnalytics(context, code, runtime.config.publicUrl),
});
