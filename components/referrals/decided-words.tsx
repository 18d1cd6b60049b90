import type { ReviewAct } from "#lib/gamification/schema";

/** What a decision is answered by. */
export const DECIDED_WORDS: Readonly<Record<ReviewAct, string>> = {
  approve: "Approved. The points are pending for seven days.",
  reject: "Rejected. No points are given for it.",
  uphold: "Noted: it is right as it is.",
  reverse: "Taken back. Points, tier and credit follow.",
};
