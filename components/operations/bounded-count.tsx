import type { BoundedCount } from "#lib/operations/schema";
import type { Formats } from "../format/reader-formats.tsx";

/** "12", or "10,000+" where counting stopped. */
export const sayCount = (f: Formats, { count, isMore }: BoundedCount): string => `${f.number(count)}${isMore ? "+" : ""}`;

/** The sum of counts; it is "more than that" as soon as one of them is. */
export const sumCounts = (counts: BoundedCount[]): BoundedCount => ({
  count: counts.reduce((sum, { count }) => sum + count, 0),
  isMore: counts.some(({ isMore }) => isMore),
});
