import { setTimeout as delay } from "node:timers/promises";

const STEP_MS = 200;

/**
 * Answers after a whole number of steps, whether the work succeeds or fails: what is done for people who exist and not
 * for others (a mail is written) must not show in the time.
 */
export async function inSteadyTime<T>(work: () => Promise<T>, stepMs = STEP_MS): Promise<T> {
  const began = performance.now();
  try {
    return await work();
  } finally {
    const spentMs = performance.now() - began;
    await delay(Math.ceil(spentMs / stepMs) * stepMs - spentMs);
  }
}
