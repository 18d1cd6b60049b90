/**
 * Passive outlier ejection, with the defaults of Envoy (https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/outlier): an
 * instance that fails five times in a row gets no requests for 30 s, the next time for 60 s, and so on up to 300 s.
 */
export const EJECTION = { failures: 5, baseMs: 30_000, mostMs: 300_000, mostShare: 0.1 } as const;

export interface Ejection {
  failuresInRow: number;
  /** How often it was ejected lately: each time lasts longer, and each time of good behaviour takes one back. */
  times: number;
  /** By the clock that `now` comes from; in the past for an instance that is not ejected. */
  untilMs: number;
}

export const newEjection = (): Ejection => ({ failuresInRow: 0, times: 0, untilMs: 0 });

export const isEjected = (ejection: Ejection, nowMs: number): boolean => ejection.untilMs > nowMs;

/** How many of `count` instances may be ejected at once: a tenth, or one; and never the last. */
export function mostEjected(count: number): number {
  return Math.min(count - 1, Math.max(1, Math.floor(count * EJECTION.mostShare)));
}

/**
 * Counts how a request to an instance ended.
 * @param group of all instances of its service, its own among them
 * @returns true when it was ejected now
 */
export function countOutcome(own: Ejection, group: readonly Ejection[], isFailure: boolean, nowMs: number): boolean {
  if (!isFailure) {
    own.failuresInRow = 0;
    if (own.times > 0 && nowMs - own.untilMs > EJECTION.baseMs) {
      own.times -= 1;
      own.untilMs = nowMs - 1;
    }
    return false;
  }
  own.failuresInRow += 1;
  if (own.failuresInRow < EJECTION.failures || isEjected(own, nowMs)) return false;
  if (group.filter((each) => isEjected(each, nowMs)).length >= mostEjected(group.length)) return false;
  own.times += 1;
  own.failuresInRow = 0;
  own.untilMs = nowMs + Math.min(EJECTION.mostMs, EJECTION.baseMs * own.times);
  return true;
}
