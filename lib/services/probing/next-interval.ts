import type { FailureReason, Reading, ServiceState } from "../graph/states.ts";

/** The interval that lasts. */
export interface OpenInterval {
  state: ServiceState;
  since: Date;
}

export interface NextInterval extends OpenInterval {
  reason: FailureReason | null;
}

/**
 * The interval that follows the open one, or null when that goes on. It begins when the change was seen to begin, but never before the
 * open one: what was once said of a time stays said. What ends a maintenance, or a time in which nothing was known, counts from where it
 * was known. Without an open interval nothing known begins none: time that no interval covers is unknown.
 */
export function nextInterval(open: OpenInterval | null, { state, since, reason }: Reading, now: Date): NextInterval | null {
  if (open ? open.state === state : state === "unknown") return null;
  const seen = (open?.state === "maintenance" ? now : since) ?? now;
  const least = open ? open.since.getTime() + 1 : Number.NEGATIVE_INFINITY;
  const begin = Math.max(least, Math.min(seen.getTime(), now.getTime()));
  return { state, since: new Date(begin), reason: state === "down" || state === "degraded" ? reason : null };
}
