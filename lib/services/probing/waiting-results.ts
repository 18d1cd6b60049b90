import type { Taken } from "./write-results.ts";

/** Looks that wait to be written down. */
export interface WaitingResults {
  readonly size: number;
  add(taken: Taken): void;
  /** The oldest, at most `most` and one of each target: what follows needs the memory that these leave. */
  take(most: number): Taken[];
  /** Whether others of these targets wait that came after these. */
  isBehind(taken: readonly Taken[]): boolean;
  /** What could not be written goes to the front again. */
  putBack(taken: readonly Taken[]): void;
}

/** So many are kept while the database is away: with 2,000 probes every 20 s about a quarter of an hour. */
const MOST_WAITING = 100_000;

/** @param onLost told how many were given up for new ones */
export function createWaitingResults(onLost: (count: number) => void): WaitingResults {
  let waiting: Taken[] = [];

  function shorten(): void {
    const over = waiting.length - MOST_WAITING;
    if (over <= 0) return;
    waiting.splice(0, over);
    onLost(over);
  }

  return {
    get size() {
      return waiting.length;
    },
    add(taken) {
      waiting.push(taken);
      shorten();
    },
    take(most) {
      const seen = new Set<string>();
      let count = 0;
      while (count < waiting.length && count < most) {
        const id = waiting[count]?.claimed.id ?? "";
        if (seen.has(id)) break;
        seen.add(id);
        count += 1;
      }
      return waiting.splice(0, count);
    },
    isBehind(taken) {
      if (waiting.length === 0) return false;
      const ids = new Set(taken.map(({ claimed }) => claimed.id));
      return waiting.some(({ claimed }) => ids.has(claimed.id));
    },
    putBack(taken) {
      waiting = [...taken, ...waiting];
      shorten();
    },
  };
}
