import { fraudFigures } from "#lib/gamification";
import { fraudFigures as fraudFiguresShape } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const GET = jsonRoute({
  operationId: "getReferralFraudFigures",
  summary: "How often the score of referrals was right, of what people decided about",
  tag: "Gamification",
  access: "staff",
  permission: "gamification.manage",
  response: fraudFiguresShape,
  handle: ({ context }) => fraudFigures(context),
});
