/** How far a figure may be from the exact one. What took less than 0.1 ms counts as that; as `probe_latency_class` in the database has it. */
const LATENCY_ERROR = 0.05;
const BASE = (1 + LATENCY_ERROR) / (1 - LATENCY_ERROR);

/** How many looks took how long: classes in rising order, and how many looks each holds. */
export interface LatencyCounts {
  classes: readonly number[];
  counts: readonly number[];
}

/** What stands for the latencies of a class, in milliseconds: within 5 % of each of them (DDSketch, Masson et al. 2019). */
export const latencyOfClass = (latencyClass: number): number => (2 * BASE ** latencyClass) / (BASE + 1);

/**
 * The latency that a share of the looks did not exceed, in milliseconds: within 5 % of the one in that place among all of them. Null
 * without any.
 * @param share from 0 to 1; 0.95 for the 95th percentile
 */
export function latencyAt({ classes, counts }: LatencyCounts, share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const place = rankOf(share, total);
  let before = 0;
  for (const [index, count] of counts.entries()) {
    before += count;
    if (before >= place) return latencyOfClass(classes[index] ?? 0);
  }
  return null;
}

/** The place of a percentile among so many, from 1: the least that as large a share does not exceed (nearest rank). */
const rankOf = (share: number, total: number): number => Math.max(1, Math.ceil(share * total - 1e-9));
