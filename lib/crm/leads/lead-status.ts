export const LEAD_STATUSES = ["new", "contacted", "qualified", "proposal", "negotiation", "converted", "lost", "unresponsive"] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

/** Those that are still worked on. */
export const OPEN_LEAD_STATUSES = ["new", "contacted", "qualified", "proposal", "negotiation", "unresponsive"] as const satisfies LeadStatus[];

// By hand: forwards and backwards among what comes before a deal, to silence and loss, and back from there.
const BY_HAND: Record<LeadStatus, readonly LeadStatus[]> = {
  new: ["contacted", "qualified", "unresponsive", "lost"],
  contacted: ["new", "qualified", "unresponsive", "lost"],
  qualified: ["new", "contacted", "unresponsive", "lost"],
  unresponsive: ["new", "contacted", "qualified", "lost"],
  lost: ["new", "contacted", "qualified", "unresponsive"],
  proposal: [],
  negotiation: [],
  converted: [],
};

/**
 * Whether somebody may set a lead from one status to another. While it has a deal the deal decides: where that stands is where the
 * lead stands.
 */
export function mayBecome(from: LeadStatus, to: LeadStatus, hasDeal: boolean): boolean {
  return !hasDeal && BY_HAND[from].includes(to);
}

/** Where a lead stands whose deal stands there. */
export function statusByDeal(stage: "discovery" | "qualification" | "proposal" | "negotiation" | "closed_won" | "closed_lost"): LeadStatus {
  if (stage === "proposal" || stage === "negotiation") return stage;
  if (stage === "closed_won") return "converted";
  return stage === "closed_lost" ? "lost" : "qualified";
}
