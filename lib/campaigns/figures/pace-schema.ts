/** How a campaign's budget is used up. Money in minor units of its currency. */
export interface BudgetPace {
  campaignId: string;
  campaignName: string;
  currency: string;
  budgetMinor: number;
  spentMinor: number;
  endsOn: string;
  /** The newest day whose spend is known; null for none. */
  lastDay: string | null;
  /** Which part of its days is over on `lastDay`, 0 to 1. */
  elapsed: number | null;
  /** Spent against what an even pace would have spent: 1.2 is a fifth too fast. Null where nothing is known. */
  pace: number | null;
  state: "unknown" | "slow" | "even" | "fast" | "over";
}

/** What a pace is called; said in the reader's language. */
export const PACE_LABELS: Record<BudgetPace["state"], string> = {
  unknown: "Not known yet",
  slow: "Slower than planned",
  even: "On pace",
  fast: "Faster than planned",
  over: "Over budget",
};
