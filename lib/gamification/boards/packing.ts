import type { Period } from "./schema.ts";

/**
 * A score of the store holds points and, among equals, who had them first: points × 2^bits + ticks that were left when the last came. With
 * these bits every tick of a period fits and some thousand million points stay exact in a double (2^53).
 */
const PACKING: Record<Period, { bits: number; tickMs: number }> = {
  day: { bits: 17, tickMs: 1_000 },
  week: { bits: 20, tickMs: 1_000 },
  month: { bits: 22, tickMs: 1_000 },
  quarter: { bits: 23, tickMs: 1_000 },
  all: { bits: 23, tickMs: 600_000 },
};

/** All time ends, for this purpose, 159 years after it began. */
const ALL_TIME_ENDS = Date.UTC(2020, 0, 1) + (2 ** PACKING.all.bits - 1) * PACKING.all.tickMs;

/** Scores of equal points are of one group, so wide. */
export const groupSizeOf = (period: Period): number => 2 ** PACKING[period].bits;

/** @param until when the period ends; null for all time */
export function packScore(period: Period, points: number, reachedAt: Date, until: Date | null): number {
  const { tickMs } = PACKING[period];
  const left = Math.floor(((until?.getTime() ?? ALL_TIME_ENDS) - reachedAt.getTime()) / tickMs);
  const score = points * groupSizeOf(period) + Math.min(Math.max(left, 0), groupSizeOf(period) - 1);
  if (!Number.isSafeInteger(score)) throw new Error(`${points} points do not fit into a score`);
  return score;
}

/** The points of a score. */
export const pointsOf = (period: Period, score: number): number => Math.floor(score / groupSizeOf(period));
