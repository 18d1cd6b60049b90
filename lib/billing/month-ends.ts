/** The last moments (UTC, to the millisecond) of the `count` months before the month of `now`, the oldest first. */
export function monthEnds(now: Date, count: number): Date[] {
  return Array.from({ length: count }, (_, index) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (count - 1 - index), 1) - 1));
}
