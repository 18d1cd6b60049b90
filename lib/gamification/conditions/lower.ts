import { type TallySpec, type TallyState, tellBuckets } from "./tally.ts";

/** What an event added to a tally, and what it adds now; null when it does not count there. */
export interface Changed {
  was: number | null;
  is: number | null;
  /** The event's local day, and the bucket under which it is kept; null for tallies that keep none. */
  day: number;
  bucket: number | null;
}

/**
 * Changes a tally, in place, by events that count for less than before, or for more. Windows and streaks need all their buckets.
 * @returns false when it cannot be told from the tally alone: a highest value, a first or a last day that was that of an event which counts less now
 */
export function lowered(state: TallyState, spec: TallySpec, changes: readonly Changed[], timeZone: string): boolean {
  if (spec.keeps === "count" || spec.keeps === "sum") {
    const value = (state.value ?? 0) + changes.reduce((sum, { was, is }) => sum + (is ?? 0) - (was ?? 0), 0);
    // As if nothing had ever counted.
    state.value = value === 0 ? null : value;
    return true;
  }
  if (spec.keeps === "window" || spec.keeps === "streak") {
    for (const { was, is, bucket, day } of changes) {
      const at = bucket ?? day;
      const left = (state.buckets.get(at) ?? 0) + (is ?? 0) - (was ?? 0);
      if (left > 0) state.buckets.set(at, left);
      else state.buckets.delete(at);
    }
    state.value = tellBuckets(state.buckets, spec, timeZone);
    return true;
  }
  return changes.every((change) => movedExtreme(state, spec, change));
}

function movedExtreme(state: TallyState, { keeps }: TallySpec, { was, is, day }: Changed): boolean {
  const extremeOf = (amount: number | null) => (amount === null ? null : keeps === "max" ? amount : day);
  const [before, now] = [extremeOf(was), extremeOf(is)];
  const isAtLeastAs = (a: number, b: number) => (keeps === "first" ? a <= b : a >= b);
  if (now !== null && (state.value === null || isAtLeastAs(now, state.value))) {
    state.value = now;
    return true;
  }
  // Somebody else's, which still stands.
  return before === null || state.value === null || before !== state.value;
}
