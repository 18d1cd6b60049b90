/** Limits on how often somebody may do something, counted in Redis when it is there, else in the process. */
import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { limitExceeded } from "#lib/platform/errors";

export { networkOf } from "./network-of.ts";

export interface RateLimitRule {
  name: string;
  /** How many in each window. */
  limit: number;
  windowSeconds: number;
}

export interface RateLimiter {
  /** Counts one. @returns how many are left in this window. @throws `limit_exceeded` with the seconds to wait */
  consume(rule: RateLimitRule, key: string): Promise<{ remaining: number }>;
  /** Takes one back that turned out not to count. */
  giveBack(rule: RateLimitRule, key: string): Promise<void>;
  /** Forgets what was counted. */
  reset(rule: RateLimitRule, key: string): Promise<void>;
}

/** With Redis gone, each process counts for itself until it is back: a limit may then be passed, but never vanishes. */
export function createRateLimiter({ redis }: { redis: Redis | null }): RateLimiter {
  const limiters = new Map<string, RateLimiterMemory | RateLimiterRedis>();
  const limiterOf = (rule: RateLimitRule) => {
    // A rule of the same name may differ in its limit, as those of API keys do.
    const name = `${rule.name}:${rule.limit}`;
    const existing = limiters.get(name);
    if (existing) return existing;
    const options = { keyPrefix: `limit:${rule.name}`, points: rule.limit, duration: rule.windowSeconds };
    const memory = new RateLimiterMemory(options);
    const limiter = redis ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory }) : memory;
    limiters.set(name, limiter);
    return limiter;
  };
  return {
    async consume(rule, key) {
      try {
        const { remainingPoints } = await limiterOf(rule).consume(key);
        return { remaining: remainingPoints };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
        throw limitExceeded(
          `Too many tries. Please wait ${seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`} and try again.`,
          seconds,
        );
      }
    },
    async giveBack(rule, key) {
      await limiterOf(rule).reward(key);
    },
    async reset(rule, key) {
      await limiterOf(rule).delete(key);
    },
  };
}
