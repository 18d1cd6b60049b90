import { z } from "zod";
import { closeReferral } from "#lib/gamification";
import { codeInput } from "#lib/gamification/schema";
import { jsonRoute } from "#lib/web";

export const DELETE = jsonRoute({
  operationId: "closeReferral",
  summary: "Close a referral code; what it brought stays",
  tag: "Gamification",
  access: "tenant",
  permission: "campaign.read",
  params: codeInput,
  response: z.object({ closed: z.literal(true) }),
  async handle({ context, params: { code } }) {
    await closeReferral(context, code);
    return { closed: true as const };
  },
});
