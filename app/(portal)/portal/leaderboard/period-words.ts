import type { Period } from "#lib/gamification/schema";

/** What the periods of boards are called, by their keys in the words of boards. */
export const PERIOD_WORDS = { day: "today", week: "thisWeek", month: "thisMonth", quarter: "thisQuarter", all: "allTime" } as const satisfies Record<
  Period,
  string
>;
