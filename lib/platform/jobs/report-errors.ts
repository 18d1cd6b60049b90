import { isDatabaseUnreachable } from "#lib/platform/database";
import type { Log } from "#lib/platform/log";

const SAY_AGAIN_AFTER_MS = 30_000;

/**
 * Logs what the queue cannot do. While the database is away every queue's every poll fails in the same way, dozens in a second: one
 * line in half a minute then says as much, and how many it stands for.
 */
export function reportErrors(log: Log, who: string): (error: Error) => void {
  let saidAtMs = Number.NEGATIVE_INFINITY;
  let unsaid = 0;
  return (error) => {
    const isRepeated = isDatabaseUnreachable(error) && performance.now() - saidAtMs < SAY_AGAIN_AFTER_MS;
    if (isRepeated) {
      unsaid++;
      return;
    }
    log.warn({ err: error, ...(unsaid > 0 && { alike: unsaid }) }, who);
    if (!isDatabaseUnreachable(error)) return;
    saidAtMs = performance.now();
    unsaid = 0;
  };
}
