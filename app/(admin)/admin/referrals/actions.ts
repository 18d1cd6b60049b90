"use server";

import { refresh } from "next/cache";
import { decideReferral } from "#lib/gamification";
import { decideReferralInput } from "#lib/gamification/schema";
import { serverAction } from "#lib/web";

const DONE = {
  approve: "Approved. The points are pending for seven days.",
  reject: "Rejected. No points are given for it.",
  uphold: "Noted: it is right as it is.",
  reverse: "Taken back. Points, tier and credit follow.",
} as const;

export const decideReferralAction = serverAction({
  access: "staff",
  input: decideReferralInput,
  async handle({ context, data }) {
    await decideReferral(context, data);
    refresh();
    return DONE[data.act];
  },
});
