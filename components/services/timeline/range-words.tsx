import type { TimelineRange } from "#lib/services/schema";

export const RANGE_WORDS = { "24h": "range24h", "7d": "range7d", "30d": "range30d", "90d": "range90d" } as const satisfies Record<
  TimelineRange,
  string
>;
