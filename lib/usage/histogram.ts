/** Upper bounds of the classes that calls are counted in by how long they took, in milliseconds; the last class has none. */
export const BOUNDS_MS = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000] as const;
export const CLASSES = BOUNDS_MS.length + 1;

/** The class of a duration. */
export function classOf(durationMs: number): number {
  const at = BOUNDS_MS.findIndex((bound) => durationMs <= bound);
  return at < 0 ? BOUNDS_MS.length : at;
}

/**
 * The duration that a share of the calls did not exceed, in milliseconds, as if they lay evenly within their class. Null without
 * calls; beyond the last bound that bound, since more is not known.
 */
export function quantileOf(latency: readonly number[], share: number): number | null {
  const total = latency.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let before = 0;
  for (const [at, count] of latency.entries()) {
    const upper = BOUNDS_MS[at];
    if (upper === undefined) break;
    if (count > 0 && before + count >= share * total) {
      const lower = BOUNDS_MS[at - 1] ?? 0;
      return lower + (upper - lower) * ((share * total - before) / count);
    }
    before += count;
  }
  return BOUNDS_MS.at(-1) ?? null;
}
