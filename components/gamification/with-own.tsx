import type { Leaderboard, LeaderboardEntry } from "#lib/gamification/schema";

/** The first so many of a board, and the reader's own place when it lies beyond. */
export function withOwn({ entries, you }: Leaderboard, count: number): LeaderboardEntry[] {
  const first = entries.slice(0, count);
  return you && !first.some(({ isYou }) => isYou) ? [...first, you.entry] : first;
}
