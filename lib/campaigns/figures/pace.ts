import type { BudgetPace } from "./pace-schema.ts";

interface Budget {
  campaignId: string;
  campaignName: string;
  currency: string;
  budgetMinor: number;
  spentMinor: number;
  startsOn: string;
  endsOn: string;
  lastDay: string | null;
  today: string;
}

const DAY_MS = 86_400_000;
/** Within a tenth of an even pace nobody has to do anything. */
const TOLERANCE = 0.1;

/** Pure: the pace of a budget over the days of its campaign, both ends included. */
export function paceOf({ startsOn, today, ...budget }: Budget): BudgetPace {
  const { budgetMinor, spentMinor, endsOn, lastDay } = budget;
  const days = daysBetween(startsOn, endsOn);
  const known = lastDay === null ? null : daysBetween(startsOn, earlier(lastDay, earlier(today, endsOn)));
  if (known === null || known < 1) return { ...budget, elapsed: null, pace: null, state: "unknown" };
  const elapsed = known / days;
  const pace = spentMinor / (budgetMinor * elapsed);
  const state = spentMinor > budgetMinor ? "over" : pace > 1 + TOLERANCE ? "fast" : pace < 1 - TOLERANCE ? "slow" : "even";
  return { ...budget, elapsed, pace, state };
}

const earlier = (a: string, b: string) => (a < b ? a : b);
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
