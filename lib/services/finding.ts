import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "#lib/platform/clock";
import { unavailable } from "#lib/platform/errors";
import type { Measurement } from "./policy.ts";

/** What a check found. */
export type Finding = Pick<Measurement, "state" | "detail" | "latencyMs"> & { isTentative?: boolean };

/** Longest time that a check may take, in milliseconds. */
export const CHECK_TIMEOUT_MS = 1_500;
const SLOW_AFTER_MS = 1_000;

/** Answers, in this time. More than a second, or than what is given, is degraded. */
export function answered(latencyMs: number, detail: string | null = null, slowAfterMs: number = SLOW_AFTER_MS): Finding {
  if (latencyMs > slowAfterMs) return { state: "degraded", detail: `Slow: more than ${slowAfterMs} ms.`, latencyMs, isTentative: true };
  return { state: "operational", detail, latencyMs };
}

/**
 * Runs a check for at most `CHECK_TIMEOUT_MS`.
 * @param otherwise what it means when the check fails or does not end; the reason itself stays out of public sight
 */
export async function measure(check: () => Promise<Finding>, clock: Clock, otherwise: Pick<Finding, "state" | "detail">): Promise<Measurement> {
  let finding: Finding;
  try {
    finding = await withinTime(check());
  } catch {
    // Drivers name hosts and roles in their messages; what failed is the finding.
    finding = { ...otherwise, latencyMs: null, isTentative: true };
  }
  return { isTentative: false, ...finding, at: clock.now() };
}

/** The result of `work`, if it comes within `CHECK_TIMEOUT_MS`. @throws `unavailable` otherwise */
export async function withinTime<T>(work: Promise<T>): Promise<T> {
  const done = new AbortController();
  const late = delay(CHECK_TIMEOUT_MS, null, { ref: false, signal: done.signal }).then(() => {
    throw unavailable(`No answer within ${CHECK_TIMEOUT_MS} ms.`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
    // Whichever comes second must not count as an unhandled failure.
    for (const each of [work, late]) each.catch(() => undefined);
  }
}
