import { invalid } from "#lib/platform/errors";
import { TIMELINE_LIMITS, TIMELINE_RANGES, type TimelineInput, type TimelineRange, type TimelineWindow } from "./shapes.ts";

const RANGES = Object.entries(TIMELINE_RANGES) as [TimelineRange, (typeof TIMELINE_RANGES)[TimelineRange]][];

/**
 * The window that is asked for. One that reaches back beyond its range, such as an older link, gets the shortest range that holds it; what lies in
 * the future is cut off.
 * @throws `invalid` for a window that ends before it begins, is shorter than a minute, or begins before the longest range
 */
export function timelineWindow({ range, from, to }: Pick<TimelineInput, "range" | "from" | "to">, now: Date): TimelineWindow {
  const beginOf = (each: TimelineRange) => now.getTime() - TIMELINE_RANGES[each].lengthMs;
  const end = Math.min(to?.getTime() ?? now.getTime(), now.getTime());
  if (from && end - from.getTime() < TIMELINE_LIMITS.leastMs)
    throw invalid("The window must end at least a minute after it begins, and not begin in the future.");
  const begin = from?.getTime() ?? beginOf(range);
  if (begin < beginOf("90d")) throw invalid("What is longer ago than 90 days is not drawn. Choose a later window.");
  // A range that does not hold the window is as good as none.
  const wide = RANGES.find(([each]) => beginOf(each) <= begin && TIMELINE_RANGES[each].lengthMs >= TIMELINE_RANGES[range].lengthMs)?.[0] ?? "90d";
  if (end <= begin) throw invalid("The window must end at least a minute after it begins, and not begin in the future.");
  return {
    range: wide,
    stepMs: TIMELINE_RANGES[wide].stepMs,
    begin: new Date(beginOf(wide)),
    end: now,
    from: new Date(begin),
    to: new Date(end),
    isWhole: begin === beginOf(wide) && end === now.getTime(),
  };
}
