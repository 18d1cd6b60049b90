import type { RateLimitRule } from "#lib/platform/rate-limit";
import type { Runtime } from "#lib/platform/runtime";

/** How many wrong codes a person may enter, in however many sessions: a code has a million values, and three of them count. */
export const FACTOR_LIMITS = {
  short: { name: "second-factor", limit: 5, windowSeconds: 5 * 60 },
  day: { name: "second-factor-day", limit: 50, windowSeconds: 86_400 },
} satisfies Record<string, RateLimitRule>;

/**
 * Counts a try before it is made, so that tries at once cannot slip through, and takes it back when it succeeded.
 * @param attempt null for a wrong code
 * @throws `limit_exceeded`
 */
export async function limitTries<T>(runtime: Pick<Runtime, "limiter">, userId: string, attempt: () => Promise<T | null>): Promise<T | null> {
  const rules = [FACTOR_LIMITS.short, FACTOR_LIMITS.day];
  for (const rule of rules) await runtime.limiter.consume(rule, userId);
  const result = await attempt();
  if (result !== null) for (const rule of rules) await runtime.limiter.giveBack(rule, userId);
  return result;
}
