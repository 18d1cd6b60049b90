import type { StateInterval } from "./state-intervals.ts";

/** How long a service was in which state within a period, in milliseconds. They add up to the period. */
export interface TimeByState {
  operational: number;
  degraded: number;
  down: number;
  maintenance: number;
  unknown: number;
}

export interface Uptime extends TimeByState {
  /** (operational + degraded) / (operational + degraded + down), from 0 to 1; null where none of them was measured. */
  ratio: number | null;
}

interface Period {
  from: Date;
  to: Date;
}

/**
 * The uptime of a service within a period. Maintenance and unknown time are neither up nor down; time that no interval covers is unknown. A service
 * that is degraded still answers, and counts as up.
 * @param intervals of one service, which do not overlap; those outside the period count nothing
 */
export function uptimeOf(intervals: Iterable<Pick<StateInterval, "state" | "since" | "until">>, { from, to }: Period): Uptime {
  const times: TimeByState = { operational: 0, degraded: 0, down: 0, maintenance: 0, unknown: 0 };
  for (const { state, since, until } of intervals) {
    const begin = Math.max(since.getTime(), from.getTime());
    const end = Math.min((until ?? to).getTime(), to.getTime());
    if (end > begin) times[state] += end - begin;
  }
  const { operational, degraded, down, maintenance, unknown } = times;
  const covered = operational + degraded + down + maintenance + unknown;
  const up = operational + degraded;
  return {
    ...times,
    unknown: unknown + Math.max(0, to.getTime() - from.getTime() - covered),
    ratio: up + down > 0 ? up / (up + down) : null,
  };
}

/** A hundredth of a per cent, in which uptime is told. */
const STEP = 10_000;
/** Less than all of the time is told by how much it is. */
const MOSTLY = 0.99;

/**
 * Of how much of a period its uptime stands for, from 0 to 1 in hundredths of a per cent: a little that was measured is not told as nothing. Null where
 * it is nearly all, so that nothing needs to be said.
 */
export function shareMeasured(
  { operational, degraded, down }: Pick<TimeByState, "operational" | "degraded" | "down">,
  lengthMs: number,
): number | null {
  const share = (operational + degraded + down) / lengthMs;
  return share > MOSTLY ? null : Math.max(1, Math.floor(share * STEP)) / STEP;
}

/**
 * A ratio as per cent with two digits, such as 99.95. It is cut off and not rounded, so that 100 is told only of a service that was never down.
 * Null stays null: it is not known.
 */
export function uptimePercent(ratio: number | null): number | null {
  if (ratio === null || ratio >= 1) return ratio === null ? null : 100;
  // The small addition undoes what binary fractions lose (0.57 × 10,000 is 5,699.999…), and must not make a whole of what is none.
  return Math.min(Math.floor(ratio * STEP + 1e-7), STEP - 1) / (STEP / 100);
}
