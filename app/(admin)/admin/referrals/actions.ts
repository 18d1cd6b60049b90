"use server";

import { z } from "zod";
import { DECIDED_WORDS } from "#components/referrals/decided-words";
import { decideReferral } from "#lib/gamification";
import { decideReferralInput } from "#lib/gamification/schema";
import { addressOf, serverAction } from "#lib/web";

const QUEUE = "/admin/referrals";

export const decideReferralAction = serverAction({
  access: "staff",
  input: decideReferralInput.extend({ which: z.enum(["waiting", "decided"]).default("waiting") }),
  async handle({ context, data: { which, ...decision } }) {
    await decideReferral(context, decision);
    // On to the next that waits; whoever looked through what was decided stays at it.
    const place: Record<string, string> = which === "decided" ? { which, open: decision.id } : {};
    return { message: DECIDED_WORDS[decision.act], goTo: addressOf(QUEUE, place), toldAt: addressOf(QUEUE, { ...place, done: decision.act }) };
  },
});
