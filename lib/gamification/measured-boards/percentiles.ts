import type { Measured } from "./measures.ts";

/** Above 100 % there is nothing. */
const WHOLE = 10_000;

/** Compares two values exactly. */
export function compareMeasured(a: Measured, b: Measured): number {
  const difference = BigInt(a.over) * BigInt(b.under) - BigInt(b.over) * BigInt(a.under);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

/**
 * The percentile rank of each, in hundredths of a percent: (how many are less + half of those who are equal, oneself included) / all, after
 * Roscoe, Fundamental Research Statistics, 1975. Equal values have the same one, a single company has 50, the middle of all is 50 whatever
 * their values are, so that one who is far ahead does not press the others together. Pure.
 */
export function percentileRanks(values: ReadonlyMap<string, Measured>): Map<string, number> {
  const ordered = [...values].sort(([, a], [, b]) => compareMeasured(a, b));
  const ranks = new Map<string, number>();
  for (let first = 0; first < ordered.length; ) {
    const value = (ordered[first] as [string, Measured])[1];
    let end = first + 1;
    while (end < ordered.length && compareMeasured((ordered[end] as [string, Measured])[1], value) === 0) end += 1;
    const rank = roundedQuotient(WHOLE * (first + end), 2 * ordered.length);
    for (const [company] of ordered.slice(first, end)) ranks.set(company, rank);
    first = end;
  }
  return ranks;
}

/** `over` / `under` as a whole number, halves upwards. Neither is negative. */
export const roundedQuotient = (over: number, under: number): number => Math.floor((2 * over + under) / (2 * under));
