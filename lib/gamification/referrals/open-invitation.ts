import type { Context } from "#lib/access";
import { isAppError } from "#lib/platform/errors";
import { networkOf, type RateLimitRule } from "#lib/platform/rate-limit";
import type { Runtime } from "#lib/platform/runtime";
import { readReferralCode } from "./code.ts";
import { describeInvitation, type Invitation } from "./visits.ts";

/** Codes that are none, of one address and of all together. Whoever follows a link that counts is never counted. */
const MISSES = { name: "referral-guess", limit: 20, windowSeconds: 3_600 };
const ALL_MISSES = { name: "referral-guess-all", limit: 2_000, windowSeconds: 3_600 };
/** While many addresses guess together, one has so many tries: enough for a code that was typed wrong. */
const WHILE_GUESSED = 3;

/**
 * The invitation behind a code for a stranger. Who tries codes out is answered as for a code that does not count, also for one that does, so
 * that nothing can be learnt by going on. A limit by addresses alone would be none for who has many.
 * @returns null for a code that does not count, and for somebody who has tried too many
 */
export async function openInvitation(
  { origin }: Context,
  runtime: Pick<Runtime, "db" | "clock" | "limiter">,
  text: string,
): Promise<Invitation | null> {
  if (readReferralCode(text) === null) return null;
  const { limiter } = runtime;
  const address = networkOf(origin.ip);
  // Counted before it is looked up, so that tries at once cannot pass together, and taken back when the code counts.
  const left = await takeOne(limiter, MISSES, address);
  if (left === null) return null;
  const isQuiet = (await takeOne(limiter, ALL_MISSES, "all")) !== null;
  if (!isQuiet && MISSES.limit - left > WHILE_GUESSED) return null;
  const invitation = await describeInvitation(runtime, text);
  if (invitation) await Promise.all([limiter.giveBack(MISSES, address), ...(isQuiet ? [limiter.giveBack(ALL_MISSES, "all")] : [])]);
  return invitation;
}

/** @returns how many are left, or null when there is none */
async function takeOne(limiter: Runtime["limiter"], rule: RateLimitRule, key: string): Promise<number | null> {
  try {
    return (await limiter.consume(rule, key)).remaining;
  } catch (error) {
    if (isAppError(error) && error.code === "limit_exceeded") return null;
    throw error;
  }
}
