import type { BoundedCount } from "#lib/operations/schema";
import { formatNumber } from "../format/number.tsx";

/** "12", or "10,000+" where counting stopped. */
export const sayCount = ({ count, isMore }: BoundedCount): string => `${formatNumber(count)}${isMore ? "+" : ""}`;

/** The sum of counts; it is "more than that" as soon as one of them is. */
export const sumCounts = (counts: BoundedCount[]): BoundedCount => ({
  count: counts.reduce((sum, { count }) => sum + count, 0),
  isMore: counts.some(({ isMore }) => isMore),
});
