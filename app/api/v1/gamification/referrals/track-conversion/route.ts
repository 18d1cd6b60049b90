import { trackConversion } from "#lib/gamification";
import { trackConversionInput, trackedConversion } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const POST = jsonRoute({
  operationId: "trackReferralConversion",
  summary: "Report what a referred customer did, once per externalId; it is pending until it was judged",
  tag: "Gamification",
  access: "tenant",
  permission: "gamification.manage",
  body: trackConversionInput,
  response: trackedConversion,
  status: 202,
  handle: ({ context, body }) => trackConversion(context, body),
});
