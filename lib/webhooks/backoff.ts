const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The pauses after each failed attempt, as the Standard Webhooks specification proposes them; after the last one it is over. */
const PAUSES_MS = [5 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS, 14 * HOUR_MS, 20 * HOUR_MS, 24 * HOUR_MS];

/** How often a message is tried in all. */
export const MOST_ATTEMPTS = PAUSES_MS.length + 1;

const JITTER = 0.2;

/**
 * How long to wait before the next attempt, in milliseconds, with up to a fifth more, so that what failed together does not come
 * back together. Null when it was the last.
 * @param attempts made so far
 * @param askedMs what the receiver itself asked for, by `Retry-After`; counts where it is longer, up to a day
 */
export function pauseAfter(attempts: number, random: number, askedMs: number | null = null): number | null {
  const pauseMs = PAUSES_MS[attempts - 1];
  if (pauseMs === undefined) return null;
  return Math.round(Math.max(pauseMs * (1 + JITTER * random), Math.min(askedMs ?? 0, 24 * HOUR_MS)));
}

/** `Retry-After` in milliseconds: seconds or a date (RFC 9110, section 10.2.3); null for what is neither. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * SECOND_MS;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
