import type { StateInterval } from "../states/state-intervals.ts";
import { uptimeOf } from "../states/uptime.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export type AlertSeverity = "page" | "ticket";

/** What a service promises: a share of the time (or of the requests) in any window of so many days. */
export interface ServicePromise {
  /** Between 0 and 1, such as 0.999. */
  target: number;
  windowDays: number;
}

export const DEFAULT_PROMISE: ServicePromise = { target: 0.999, windowDays: 30 };

/** Told when so much of the whole budget went within the long window, and goes on going in the short one. */
interface BurnRule {
  budgetShare: number;
  longMs: number;
  shortMs: number;
  severity: AlertSeverity;
}

/**
 * Multiwindow, multi-burn-rate alerts (The Site Reliability Workbook, chapter 5, table 5-8). For a window of 30 days the shares are the rates
 * 14.4, 6, 3 and 1.
 */
export const BURN_RULES: readonly BurnRule[] = [
  { budgetShare: 0.02, longMs: HOUR_MS, shortMs: 5 * MINUTE_MS, severity: "page" },
  { budgetShare: 0.05, longMs: 6 * HOUR_MS, shortMs: 30 * MINUTE_MS, severity: "page" },
  { budgetShare: 0.1, longMs: DAY_MS, shortMs: 2 * HOUR_MS, severity: "ticket" },
  { budgetShare: 0.1, longMs: 3 * DAY_MS, shortMs: 6 * HOUR_MS, severity: "ticket" },
];

/** The farthest that any rule looks back, in milliseconds. */
export const BURN_LOOKS_BACK_MS = Math.max(...BURN_RULES.map(({ longMs }) => longMs));

/** How fast the budget goes that a rule tells of: 1 spends exactly the budget by the end of the window. */
export const rateOf = ({ budgetShare, longMs }: Pick<BurnRule, "budgetShare" | "longMs">, { windowDays }: ServicePromise): number =>
  (budgetShare * windowDays * DAY_MS) / longMs;

/** What was good and what was bad, in one unit: confirmed milliseconds, or requests. */
export interface Outcomes {
  good: number;
  bad: number;
}

/** How many times as fast as allowed the budget went; null where nothing was measured. */
export function burnRate({ good, bad }: Outcomes, { target }: Pick<ServicePromise, "target">): number | null {
  const all = good + bad;
  return all > 0 ? bad / all / (1 - target) : null;
}

/** The gateway's own count of a service's requests since a moment; null where it has none. */
export type RequestsSince = (since: Date) => Outcomes | null;

/** A share of fewer requests than this says nothing. */
const LEAST_REQUESTS = 20;

export interface Burn {
  /** Of each rule: how fast in its two windows; null where nothing was measured. */
  rates: { limit: number; severity: AlertSeverity; shortMs: number; long: number | null; short: number | null; isBurning: boolean }[];
  /** The gravest of the rules that tell; null when none does. */
  worst: { severity: AlertSeverity; rate: number; shortMs: number } | null;
}

/**
 * How fast the error budget of one service goes. Time counts as `uptimeOf` has it: only what was confirmed, and neither maintenance nor
 * what is unknown. Where the gateway counted requests, the worse of the two is told.
 */
export function burnOf(
  intervals: readonly Pick<StateInterval, "state" | "since" | "until">[],
  promise: ServicePromise,
  now: Date,
  requests: RequestsSince | null = null,
): Burn {
  const within = (ms: number): number | null => {
    const from = new Date(now.getTime() - ms);
    const { operational, degraded, down } = uptimeOf(intervals, { from, to: now });
    const counted = requests?.(from) ?? null;
    const rates = [
      burnRate({ good: operational + degraded, bad: down }, promise),
      counted && counted.good + counted.bad >= LEAST_REQUESTS ? burnRate(counted, promise) : null,
    ].filter((rate) => rate !== null);
    return rates.length > 0 ? Math.max(...rates) : null;
  };
  const rates = BURN_RULES.map((rule) => {
    const [limit, long, short] = [rateOf(rule, promise), within(rule.longMs), within(rule.shortMs)];
    const isBurning = long !== null && short !== null && long > limit && short > limit;
    return { limit, severity: rule.severity, shortMs: rule.shortMs, long, short, isBurning };
  });
  // The rules stand in the order of their gravity.
  const first = rates.find(({ isBurning }) => isBurning);
  return { rates, worst: first ? { severity: first.severity, rate: first.long ?? 0, shortMs: first.shortMs } : null };
}

export interface ErrorBudget {
  /** How long the service may be down in the whole window, in milliseconds. */
  allowedMs: number;
  spentMs: number;
  /** What is left of it, 1 for all; below 0 it is overspent. Null where nothing was measured. */
  left: number | null;
}

/** What the objective allows in its window, and what of it is spent. @param down and up, in milliseconds, within the window */
export function errorBudget({ up, down }: { up: number; down: number }, { target, windowDays }: ServicePromise): ErrorBudget {
  return budgetOf({ up, down }, target, windowDays * DAY_MS);
}

/** The same of a period of any length, such as a month. */
export function budgetOf({ up, down }: { up: number; down: number }, target: number, lengthMs: number): ErrorBudget {
  // Fractions of a second would only say that 1 − 0.999 has no exact binary form.
  const allowedMs = Math.round((1 - target) * lengthMs);
  return { allowedMs, spentMs: down, left: up + down > 0 ? 1 - down / allowedMs : null };
}
