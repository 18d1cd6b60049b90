import { referralGraph } from "#lib/gamification";
import { referralGraph as referralGraphShape } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getReferralGraph",
  summary: "Which company invited which, and what looks arranged among them",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  response: referralGraphShape,
  handle: ({ context }) => referralGraph(context),
});
