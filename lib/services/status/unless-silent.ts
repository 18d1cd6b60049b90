import { setTimeout as delay } from "node:timers/promises";
import { unavailable } from "#lib/platform/errors";

/** Whoever asks how things are wants to know it now. */
export const STATUS_WAIT_MS = 1_000;

/** What is being read, unless the database is silent: that is not waited for. @throws `unavailable` after the wait */
export function unlessSilent<T>(reading: Promise<T>, waitMs: number = STATUS_WAIT_MS): Promise<T> {
  // It may fail after nobody waits for it any more.
  reading.catch(() => undefined);
  return Promise.race([reading, waited(waitMs)]);
}

async function waited(ms: number): Promise<never> {
  await delay(Math.max(0, ms), undefined, { ref: false });
  throw unavailable("How the services are cannot be read at the moment.");
}
